package io.ledgerline.inspection.promise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds quantities in the words of a sentence. */
final class QuantityReader {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final Set<String> PERCENT =
      Set.of(
          "%",
          "percent",
          "pct",
          "prozent",
          "pourcent",
          "procent",
          "percento",
          "процентов",
          "процента",
          "відсотків",
          "prosenttia",
          "prosentin",
          "százalék");

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
          "ganze",
          "de",
          "całych",
          "celých",
          "hela",
          "hele",
          "iş",
          "рабочих",
          "робочих");

  private static final Set<String> TO =
      Set.of("to", "or", "until", "bis", "à", "a", "tot", "do", "до", "til", "till", "até", "până");
  private static final Set<String> OTHERWISE = Set.of("or", "oder", "ou", "of");

  /** Before another number an article, and no number that a span begins with: "a 30-day window". */
  private static final Set<String> ARTICLES = Set.of("a", "an", "one");

  /** Words between one number of a unit and another without. */
  private static final int NEAR = 6;

  private static final Set<String> FOR_WHOM =
      Set.of(
          "if", "for", "when", "with", "as", "in", "on", "wenn", "für", "bei", "pour", "si", ",");

  private QuantityReader() {}

  /**
   * A quantity and the words it stands in.
   *
   * @param first index of its first word
   * @param last index behind its last
   * @param day whether it is a day that is named, which is a promise only of what arrives then
   * @param about what it is about by itself; null where what stands around it says that
   */
  record Found(Quantity quantity, int first, int last, boolean day, @Nullable Topic about) {
    Found(Quantity quantity, int first, int last) {
      this(quantity, first, last, false, null);
    }

    /** A day that is named. */
    static Found day(Quantity.Period period, int first, int last) {
      return new Found(period, first, last, true, null);
    }
  }

  static List<Found> read(List<Word> words) {
    var found = new ArrayList<Found>();
    for (int at = 0; at < words.size(); ) {
      Found one = at(words, at);
      if (one == null && !found.isEmpty()) {
        one = another(words, found.getLast(), at);
      }
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
    Found named = Unending.at(words, at);
    named = named == null ? NoCharge.at(words, at) : named;
    named = named == null ? Deals.at(words, at) : named;
    if (named != null) {
      return named;
    }
    if (word.equals("half") && at + 1 < words.size()) {
      return half(words, at);
    }
    String before = Currencies.before(word);
    if (before != null && at + 1 < words.size() && words.get(at + 1).isNumber()) {
      BigDecimal amount = Numbers.figures(words.get(at + 1).text());
      return amount == null ? null : new Found(money(amount, before), at, at + 2);
    }
    if (word.equals("%") && at + 1 < words.size() && touches(words, at)) {
      BigDecimal value = Numbers.figures(words.get(at + 1).text());
      return value == null ? null : new Found(new Quantity.Percent(value), at, at + 2);
    }
    Numbers.Found number = Numbers.at(words, at);
    return number == null ? Days.at(words, at) : counted(words, at, number);
  }

  /** {@code %30}, as it is written in Turkish, and not {@code %20s} of a program. */
  private static boolean touches(List<Word> words, int sign) {
    Word number = words.get(sign + 1);
    boolean goesOn =
        sign + 2 < words.size()
            && words.get(sign + 2).start() == number.end()
            && Character.isLetter(words.get(sign + 2).text().charAt(0));
    return number.isNumber() && number.start() == words.get(sign).end() && !goesOn;
  }

  private static boolean pair(List<Word> words, int at, String first, String second) {
    return at + 1 < words.size()
        && words.get(at).text().equals(first)
        && words.get(at + 1).text().equals(second);
  }

  private static @Nullable Found half(List<Word> words, int at) {
    boolean aUnit = words.get(at + 1).text().equals("a") && at + 2 < words.size();
    TimeUnits unit = aUnit ? TimeUnits.of(words.get(at + 2).text()) : null;
    return unit == null ? null : new Found(unit.times(HALF), at, at + 3);
  }

  /** What a number counts: the unit, sign or currency behind it, or behind a second number. */
  private static @Nullable Found counted(List<Word> words, int at, Numbers.Found number) {
    int behind = at + number.words();
    boolean half = andAHalf(words, behind);
    int next = skip(words, half ? behind + 3 : behind);
    if (next >= words.size()) {
      return null;
    }
    BigDecimal value = half ? number.value().add(HALF) : number.value();
    Found plain = unit(words, at, value, next);
    if (plain != null) {
      return plain;
    }
    int second = TO.contains(words.get(next).text()) ? next + 1 : next;
    Numbers.Found upper = second < words.size() ? Numbers.at(words, second) : null;
    if (upper == null || second == next && !spans(words, at, next)) {
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
  private static boolean spans(List<Word> words, int at, int next) {
    return words.get(next).start() - words.get(next - 1).end() <= 3
        && !ARTICLES.contains(words.get(at).text());
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
    String currency = Currencies.behind(word);
    if (currency != null) {
      return new Found(money(value, currency), at, next + 1);
    }
    TimeUnits unit = unit(words, next, value);
    if (unit == null) {
      return null;
    }
    return andAHalf(words, next + 1)
        ? new Found(unit.times(value.add(HALF)), at, next + 4)
        : new Found(unit.times(value), at, next + 1);
  }

  /** A letter counts days only right behind its number; one timer is a clock. */
  private static @Nullable TimeUnits unit(List<Word> words, int at, BigDecimal value) {
    Word word = words.get(at);
    boolean letter = word.text().equals("d") && word.start() > words.get(at - 1).end();
    boolean clock = word.text().equals("timer") && value.compareTo(BigDecimal.ONE) == 0;
    return letter || clock ? null : TimeUnits.of(word.text());
  }

  /** An amount of nothing is no price. */
  private static Quantity money(BigDecimal amount, String currency) {
    return amount.signum() == 0 ? new Quantity.Free() : new Quantity.Money(amount, currency);
  }

  private static boolean andAHalf(List<Word> words, int at) {
    return pair(words, at, "and", "a") && pair(words, at + 1, "a", "half");
  }

  /** "60 days, or 120 if you are a member": another number of the same. */
  private static @Nullable Found another(List<Word> words, Found before, int at) {
    int or = at - 1;
    boolean otherwise =
        or >= before.last()
            && or - before.last() <= NEAR
            && OTHERWISE.contains(words.get(or).text());
    Numbers.Found number = otherwise ? Numbers.at(words, at) : null;
    if (number == null) {
      return null;
    }
    int last = at + number.words();
    boolean alone = last == words.size() || FOR_WHOM.contains(words.get(last).text());
    TimeUnits unit = alone ? TimeUnits.of(words.get(before.last() - 1).text()) : null;
    return unit == null ? null : new Found(unit.times(number.value()), at, last);
  }
}
