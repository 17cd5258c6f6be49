package io.ledgerline.vault.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The days (UTC) that one key serves. Texts go when their key does, so the period is as fine as the
 * shortest promise needs it.
 *
 * @param from the first day
 * @param to the day behind the last one
 */
public record KeyPeriod(LocalDate from, LocalDate to) {
  public KeyPeriod {
    boolean month = from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to);
    if (!month && !from.plusDays(1).equals(to)) {
      throw new IllegalArgumentException(
          "period: %s to %s (expected: one month or one day)".formatted(from, to));
    }
  }

  /** The month that an instant is in. */
  public static KeyPeriod month(Instant at) {
    LocalDate first = LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1);
    return new KeyPeriod(first, first.plusMonths(1));
  }

  /** The day that an instant is in. */
  public static KeyPeriod day(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return new KeyPeriod(day, day.plusDays(1));
  }

  /** The instant it begins. */
  public Instant begin() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant behind it. */
  public Instant end() {
    return to.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** {@code 2026-11} for a month, {@code 2026-11-25} for a day. */
  public String name() {
    return from.plusDays(1).equals(to) ? from.toString() : from.toString().substring(0, 7);
  }

  /** The period of that name, or null if it is none. */
  public static @Nullable KeyPeriod named(String name) {
    try {
      if (name.length() == "2026-11".length()) {
        LocalDate first = LocalDate.parse(name + "-01");
        return new KeyPeriod(first, first.plusMonths(1));
      }
      LocalDate day = LocalDate.parse(name);
      return new KeyPeriod(day, day.plusDays(1));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
