package io.ledgerline.inspection.promise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds quantities in the words of a sentence. */
final class QuantityReader {
  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("€", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("eur", "EUR"),
          Map.entry("$", "USD"),
          Map.entry("usd", "USD"),
          Map.entry("dollar", "USD"),
          Map.entry("dollars", "USD"),
          Map.entry("bucks", "USD"),
          Map.entry("£", "GBP"),
          Map.entry("gbp", "GBP"),
          Map.entry("pound", "GBP"),
          Map.entry("pounds", "GBP"),
          Map.entry("quid", "GBP"),
          Map.entry("chf", "CHF"),
          Map.entry("franken", "CHF"),
          Map.entry("¥", "JPY"),
          Map.entry("jpy", "JPY"),
          Map.entry("yen", "JPY"),
          Map.entry("฿", "THB"),
          Map.entry("thb", "THB"),
          Map.entry("baht", "THB"),
          Map.entry("sek", "SEK"),
          Map.entry("nok", "NOK"),
          Map.entry("dkk", "DKK"),
          Map.entry("pln", "PLN"),
          Map.entry("cad", "CAD"),
          Map.entry("aud", "AUD"),
          Map.entry("sgd", "SGD"));
  private static final Set<String> PERCENT =
      Set.of("%", "percent", "pct", "prozent", "pourcent", "procent", "percento");

  /** Between a number and its unit: "60 full calendar days", "two to four working days". */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "full",
          "whole",
          "entire",
          "calendar",
          "working",
          "business",
          "consecutive",
          "extra",
          "more",
          "of",
          "us",
          "werktage",
          "ganze");

  private static final Set<String> TO = Set.of("to", "or", "until", "bis", "à", "a", "tot");
  private static final Set<String> UNLIMITED =
      Set.of(
          "lifetime",
          "lifelong",
          "forever",
          "unlimited",
          "anytime",
          "whenever",
          "indefinitely",
          "lebenslang",
          "unbegrenzt",
          "jederzeit",
          "illimité",
          "ilimitado",
          "illimitato");
  private static final Set<String> FREE =
      Set.of("free", "complimentary", "gratis", "kostenlos", "kostenfrei", "gratuit", "gratuito");

  private QuantityReader() {}

  /**
   * A quantity and the words it stands in.
   *
   * @param first index of its first word
   * @param last index behind its last
   * @param day whether it is a day that is named, which is a promise only of what arrives then
   */
  record Found(Quantity quantity, int first, int last, boolean day) {
    Found(Quantity quantity, int first, int last) {
      this(quantity, first, last, false);
    }
  }

  static List<Found> read(List<Word> words) {
    var found = new ArrayList<Found>();
    for (int at = 0; at < words.size(); ) {
      Found one = at(words, at);
      if (one == null) {
        at++;
      } else {
        found.add(one);
        at = one.last();
      }
    }
    return found;
  }

  private static @Nullable Found at(List<Word> words, int at) {
    String word = words.get(at).text();
    if (UNLIMITED.contains(word)
        || pair(words, at, "any", "time")
        || pair(words, at, "for", "life")) {
      return new Found(new Quantity.Unlimited(), at, at + (UNLIMITED.contains(word) ? 1 : 2));
    }
    if (pair(words, at, "time", "limit") && at > 0 && isNo(words.get(at - 1).text())) {
      return new Found(new Quantity.Unlimited(), at, at + 2);
    }
    if (FREE.contains(word) && !pair(words, at, "free", "to")) {
      return new Found(new Quantity.Free(), at, at + 1);
    }
    if (word.equals("half") && at + 1 < words.size()) {
      return half(words, at);
    }
    String before = CURRENCIES.get(word);
    if (before != null && at + 1 < words.size() && words.get(at + 1).isNumber()) {
      BigDecimal amount = Numbers.figures(words.get(at + 1).text());
      return amount == null ? null : new Found(new Quantity.Money(amount, before), at, at + 2);
    }
    Numbers.Found number = Numbers.at(words, at);
    return number == null ? Days.at(words, at) : counted(words, at, number);
  }

  private static boolean isNo(String word) {
    return word.equals("no") || word.equals("without");
  }

  private static boolean pair(List<Word> words, int at, String first, String second) {
    return at + 1 < words.size()
        && words.get(at).text().equals(first)
        && words.get(at + 1).text().equals(second);
  }

  private static @Nullable Found half(List<Word> words, int at) {
    String next = words.get(at + 1).text();
    if (next.equals("off") || next.equals("price")) {
      return new Found(new Quantity.Percent(BigDecimal.valueOf(50)), at, at + 1);
    }
    boolean aUnit = next.equals("a") && at + 2 < words.size();
    TimeUnits unit = aUnit ? TimeUnits.of(words.get(at + 2).text()) : null;
    return unit == null ? null : new Found(unit.times(new BigDecimal("0.5")), at, at + 3);
  }

  /** What a number counts: the unit, sign or currency behind it, or behind a second number. */
  private static @Nullable Found counted(List<Word> words, int at, Numbers.Found number) {
    int next = skip(words, at + number.words());
    if (next >= words.size()) {
      return null;
    }
    Found plain = unit(words, at, number.value(), next);
    if (plain != null) {
      return plain;
    }
    int second = TO.contains(words.get(next).text()) ? next + 1 : next;
    Numbers.Found upper = second < words.size() ? Numbers.at(words, second) : null;
    if (upper == null || second == next && !adjoins(words, next)) {
      return null;
    }
    int unit = skip(words, second + upper.words());
    Found high = unit < words.size() ? unit(words, second, upper.value(), unit) : null;
    if (high == null || !(high.quantity() instanceof Quantity.Period longer)) {
      return high;
    }
    TimeUnits of = TimeUnits.of(words.get(unit).text());
    return of == null ? null : new Found(of.times(number.value()).to(longer), at, high.last());
  }

  /** Whether two numbers are joined by a dash only: {@code 2-4 days}. */
  private static boolean adjoins(List<Word> words, int at) {
    return words.get(at).start() - words.get(at - 1).end() <= 3;
  }

  private static int skip(List<Word> words, int at) {
    int next = at;
    while (next < words.size() && PASSED_OVER.contains(words.get(next).text())) {
      next++;
    }
    return next;
  }

  private static @Nullable Found unit(List<Word> words, int at, BigDecimal value, int next) {
    String word = words.get(next).text();
    if (PERCENT.contains(word)) {
      return new Found(new Quantity.Percent(value), at, next + 1);
    }
    if (word.equals("per")
        && next + 1 < words.size()
        && words.get(next + 1).text().equals("cent")) {
      return new Found(new Quantity.Percent(value), at, next + 2);
    }
    String currency = CURRENCIES.get(word);
    if (currency != null) {
      return new Found(new Quantity.Money(value, currency), at, next + 1);
    }
    TimeUnits unit = TimeUnits.of(word);
    return unit == null ? null : new Found(unit.times(value), at, next + 1);
  }

  /** Units of time, in hours; those of no fixed length from shortest to longest. */
  private enum TimeUnits {
    HOUR(
        1, 1, "hour", "hours", "hrs", "stunde", "stunden", "heure", "heures", "hora", "horas",
        "ore", "uur"),
    DAY(
        24, 24, "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "dia",
        "dias", "giorno", "giorni", "dag", "dagen"),
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
        "weken"),
    MONTH(
        28 * 24, 31 * 24, "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses",
        "mese", "mesi", "maand", "maanden"),
    YEAR(
        365 * 24, 366 * 24, "year", "years", "jahr", "jahre", "jahren", "an", "ans", "año", "años",
        "anno", "anni", "jaar");

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
}
