package io.ledgerline.records.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which entries or calls are asked for: equality on fields and a time range. Empty matches all.
 *
 * @param equal the value wanted per field
 * @param from first instant wanted, inclusive, or null
 * @param until first instant not wanted, or null
 */
public record AuditFilter(
    Map<FilterField, String> equal, @Nullable Instant from, @Nullable Instant until) {
  /** Matches everything in scope. */
  public static final AuditFilter ALL = new AuditFilter(Map.of(), null, null);

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:/@+=-]{1,256}");

  public AuditFilter {
    equal = Map.copyOf(equal);
  }

  /**
   * Reads a filter from parameters named as {@link FilterField#wireName()}, {@code from} and {@code
   * until} (RFC 3339 instant, or a UTC date).
   *
   * @throws InvalidQueryException when a name is unknown or a value can't match anything
   */
  public static AuditFilter of(Map<String, String> parameters) throws InvalidQueryException {
    var equal = new EnumMap<FilterField, String>(FilterField.class);
    Instant from = null;
    Instant until = null;
    for (var parameter : parameters.entrySet()) {
      switch (parameter.getKey()) {
        case "from" -> from = instant("from", parameter.getValue());
        case "until" -> until = instant("until", parameter.getValue());
        default -> equal.put(field(parameter.getKey()), value(parameter));
      }
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new InvalidQueryException("until", "until " + until + " is not after from " + from);
    }
    return new AuditFilter(equal, from, until);
  }

  /** The same filter up to an earlier instant at most. */
  public AuditFilter untilAtMost(Instant instant) {
    return until != null && until.isBefore(instant) ? this : new AuditFilter(equal, from, instant);
  }

  /** The value wanted for a field, or null. */
  public @Nullable String get(FilterField field) {
    return equal.get(field);
  }

  private static FilterField field(String name) throws InvalidQueryException {
    var field = FilterField.of(name);
    if (field == null) {
      throw new InvalidQueryException(
          name, "unknown filter (expected one of: " + FilterField.names() + ", from, until)");
    }
    return field;
  }

  private static String value(Map.Entry<String, String> parameter) throws InvalidQueryException {
    if (!VALUE.matcher(parameter.getValue()).matches()) {
      throw new InvalidQueryException(
          parameter.getKey(),
          parameter.getKey() + " must be 1 to 256 of the characters A-Z a-z 0-9 . _ : / @ + = -");
    }
    return parameter.getValue();
  }

  static Instant instant(String name, String text) throws InvalidQueryException {
    try {
      var instant =
          text.length() == "2026-11-01".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1970 || year > 9999) {
        throw new InvalidQueryException(name, name + " is out of range (expected: 1970 to 9999)");
      }
      return instant;
    } catch (DateTimeException bad) {
      throw new InvalidQueryException(
          name, name + " is no time (expected: 2026-11-01 or 2026-11-01T08:00:00Z)");
    }
  }
}
