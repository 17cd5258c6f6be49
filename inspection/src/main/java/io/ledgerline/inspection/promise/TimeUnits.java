package io.ledgerline.inspection.promise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units of time, in hours; those of no fixed length from shortest to longest. */
enum TimeUnits {
  HOUR(
      1, 1, "hour", "hours", "hrs", "stunde", "stunden", "heure", "heures", "hora", "horas", "ore",
      "uur", "h", "hr", "std"),
  DAY(
      24, 24, "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "dia", "dias",
      "giorno", "giorni", "dag", "dagen", "d"),
  WEEK(
      168,
      168,
      "week",
      "weeks",
      "woche",
      "wochen",
      "semaine",
      "semaines",
      "semana",
      "semanas",
      "settimana",
      "settimane",
      "weken",
      "wk",
      "wks"),
  MONTH(
      28 * 24, 31 * 24, "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses",
      "mese", "mesi", "maand", "maanden", "mo", "mos"),
  QUARTER(90 * 24, 92 * 24, "quarter", "quarters", "quartal", "trimestre"),
  YEAR(
      365 * 24, 366 * 24, "year", "years", "jahr", "jahre", "jahren", "an", "ans", "año", "años",
      "anno", "anni", "jaar", "yr", "yrs");

  private final long least;
  private final long most;
  private final Set<String> names;

  TimeUnits(long least, long most, String... names) {
    this.least = least;
    this.most = most;
    this.names = Set.of(names);
  }

  static @Nullable TimeUnits of(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    for (TimeUnits unit : values()) {
      if (unit.names.contains(name)) {
        return unit;
      }
    }
    return null;
  }

  Quantity.Period times(BigDecimal count) {
    long low = hours(count, least);
    long high = hours(count, most);
    return new Quantity.Period(low, high, low, high);
  }

  private static long hours(BigDecimal count, long each) {
    BigDecimal hours = count.multiply(BigDecimal.valueOf(each)).setScale(0, RoundingMode.HALF_UP);
    return hours.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }
}
