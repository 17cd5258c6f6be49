package io.ledgerline.records.query;

import io.ledgerline.records.ReadScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are worth a look, and what people said of findings. Each answer is one read-only
 * transaction whose cost is bounded by its page. Thread-safe; blocking.
 */
public final class FlaggedQueries {
  /** How many lines the figures of verdicts have at most. */
  public static final int MOST_FIGURES = 500;

  private static final PageQuery.Table<FlaggedCall> FLAGGED =
      new PageQuery.Table<>(
          "(SELECT * FROM records.call WHERE flagged <> '{}') AS flagged_call",
          AuditQueries.CALL_COLUMNS + ", flagged",
          FlaggedQueries::flagged,
          flagged -> flagged.call().keyset());

  private final ScopedReads reads;

  /** A call, and why it is worth a look. */
  public record FlaggedCall(CallRecord call, List<String> kinds) {
    public FlaggedCall {
      kinds = List.copyOf(kinds);
    }
  }

  private static FlaggedCall flagged(ResultSet rows) throws SQLException {
    String[] kinds = (String[]) rows.getArray("flagged").getArray();
    return new FlaggedCall(AuditQueries.call(rows), List.of(kinds));
  }

  /** Why a call is worth a look. */
  public enum Kind {
    FINDING,
    INJECTION,
    ANSWER,
    TOOL,
    ISOLATION,
    OBSERVED,
    REFUSED,
    HELD,
    REWRITTEN,
    BLOCKED;

    /** The name in queries and answers. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that name.
     *
     * @throws InvalidQueryException for another
     */
    public static Kind of(String wireName) throws InvalidQueryException {
      for (Kind kind : values()) {
        if (kind.wireName().equals(wireName)) {
          return kind;
        }
      }
      throw new InvalidQueryException(
          "kind",
          "kind must be one of: "
              + Arrays.stream(values()).map(Kind::wireName).collect(Collectors.joining(", ")));
    }
  }

  /**
   * Queries over the copy.
   *
   * @param app connections of the role {@code ledgerline_app}
   */
  public FlaggedQueries(DataSource app) {
    this.reads = new ScopedReads(app);
  }

  /** Flagged calls that match, of one kind or of any. */
  public Page<FlaggedCall> calls(
      ReadScope scope, AuditFilter filter, @Nullable Kind kind, PageRequest page)
      throws SQLException {
    var type = filter.get(FilterField.EVENT_TYPE);
    if (type != null && !type.equals(AuditQueries.CALL_EVENT_TYPE)) {
      return new Page<>(List.of(), null);
    }
    var calls = AuditQueries.withoutType(filter);
    var query = new PageQuery<>(FLAGGED, scope, calls, page, kind == null ? null : kind.wireName());
    return reads.read(scope, query::run);
  }

  /**
   * How often people found the detectors of a type right.
   *
   * @param detectors those that made the findings, with their versions and blanks between
   * @param right findings that were what they were said to be
   * @param wrong findings that were not
   * @param missed what people found and the detector had not
   */
  public record Figures(String type, String detectors, long right, long wrong, long missed) {}

  /** Figures of all verdicts in a tenant and period, by type. */
  public List<Figures> verdicts(ReadScope scope, AuditFilter filter) throws SQLException {
    var sql =
        new Sql()
            .add(
                "SELECT type, coalesce(string_agg(DISTINCT detector, ' ')"
                    + " FILTER (WHERE detector <> ''), ''), count(*) FILTER (WHERE verdict = 'right'),"
                    + " count(*) FILTER (WHERE verdict = 'wrong'),"
                    + " count(*) FILTER (WHERE verdict = 'missed') FROM records.verdict WHERE true");
    String tenant = scope.tenant() == null ? filter.get(FilterField.TENANT) : scope.tenant();
    AuditQueries.and(sql, "tenant", tenant);
    AuditQueries.and(sql, "workspace", scope.workspace());
    if (filter.from() != null) {
      sql.add("AND ts >= ?", filter.from());
    }
    if (filter.until() != null) {
      sql.add("AND ts < ?", filter.until());
    }
    sql.add("GROUP BY type ORDER BY type LIMIT ?", MOST_FIGURES);
    return reads.read(
        scope,
        connection -> {
          try (var statement = sql.prepare(connection);
              var rows = statement.executeQuery()) {
            var figures = new ArrayList<Figures>();
            while (rows.next()) {
              figures.add(
                  new Figures(
                      rows.getString(1),
                      rows.getString(2),
                      rows.getLong(3),
                      rows.getLong(4),
                      rows.getLong(5)));
            }
            return List.copyOf(figures);
          }
        });
  }
}
