package io.ledgerline.governance.limit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The calendar window of a budget, in UTC: days, weeks from Monday, months, or all time. */
public enum Window {
  DAY,
  WEEK,
  MONTH,
  LIFETIME;

  /** The name used in documents and entries, for example {@code month}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The first instant of the window that holds {@code now}; {@link Instant#EPOCH} for a lifetime.
   */
  public Instant startOf(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return switch (this) {
      case DAY -> midnight(day);
      case WEEK -> midnight(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> midnight(day.withDayOfMonth(1));
      case LIFETIME -> Instant.EPOCH;
    };
  }

  /** The first instant after the window that holds {@code now}; never for a lifetime. */
  public Instant endOf(Instant now) {
    LocalDate start = LocalDate.ofInstant(startOf(now), ZoneOffset.UTC);
    return switch (this) {
      case DAY -> midnight(start.plusDays(1));
      case WEEK -> midnight(start.plusWeeks(1));
      case MONTH -> midnight(start.plusMonths(1));
      case LIFETIME -> Instant.MAX;
    };
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
