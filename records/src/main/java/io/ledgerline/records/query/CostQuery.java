package io.ledgerline.records.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cost is asked for.
 *
 * @param by what it is broken down by, in this order
 * @param filter which calls count; tenant, workspace, use case, feature, model, user and time only
 * @param limit most rows, 1 to {@value #MOST}; the total always covers all
 */
public record CostQuery(List<Dimension> by, AuditFilter filter, int limit) {
  /** Most rows of a report. */
  public static final int MOST = 5_000;

  private static final Set<FilterField> ROLLED_UP =
      Set.of(
          FilterField.TENANT,
          FilterField.WORKSPACE,
          FilterField.USE_CASE,
          FilterField.FEATURE,
          FilterField.MODEL,
          FilterField.USER);

  public CostQuery {
    by = List.copyOf(by);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MOST + ")");
    }
  }

  /**
   * Reads {@code by}, {@code month} (2026-11) or {@code from} and {@code until} on full UTC hours,
   * {@code brand} and filters.
   *
   * @throws InvalidQueryException when something is unknown, contradictory or not on the hour
   */
  public static CostQuery of(Map<String, String> parameters) throws InvalidQueryException {
    var rest = new HashMap<>(parameters);
    var by = Dimension.list(rest.getOrDefault("by", ""));
    rest.remove("by");
    var brand = rest.remove("brand");
    if (brand != null && rest.put("tenant", brand) != null) {
      throw new InvalidQueryException("brand", "brand and tenant are the same filter; give one");
    }
    month(rest, rest.remove("month"));
    var filter = AuditFilter.of(rest);
    for (var field : filter.equal().keySet()) {
      if (!ROLLED_UP.contains(field)) {
        throw new InvalidQueryException(
            field.wireName(), "cost is not kept by " + field.wireName() + "; ask the audit query");
      }
    }
    onTheHour("from", filter.from());
    onTheHour("until", filter.until());
    return new CostQuery(by, filter, MOST);
  }

  private static void month(Map<String, String> rest, @Nullable String month)
      throws InvalidQueryException {
    if (month == null) {
      return;
    }
    if (rest.containsKey("from") || rest.containsKey("until")) {
      throw new InvalidQueryException("month", "give month, or from and until, not both");
    }
    try {
      var first = YearMonth.parse(month);
      rest.put("from", first.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString());
      rest.put(
          "until",
          first.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString());
    } catch (DateTimeException bad) {
      throw new InvalidQueryException("month", "month is no month (expected: 2026-11)");
    }
  }

  private static void onTheHour(String name, @Nullable Instant instant)
      throws InvalidQueryException {
    if (instant != null && !instant.equals(instant.truncatedTo(ChronoUnit.HOURS))) {
      throw new InvalidQueryException(
          name, name + " must be on a full UTC hour: cost is kept by the hour");
    }
  }
}
