package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days that are named and not counted: today, tomorrow, the next day. */
final class Days {
  private static final WordLists LISTS = WordLists.beside(Days.class, "days.txt");
  private static final Set<String> TODAY = LISTS.words("TODAY");
  private static final Set<String> TOMORROW = LISTS.words("TOMORROW");

  /** Before a word that also is a time of the day, or before a day on which something begins. */
  private static final Set<String> OTHERWISE = LISTS.words("OTHERWISE");

  /** Before what the customer will know then: "I'll check today when it arrives". */
  private static final Set<String> ASKING = LISTS.words("ASKING");

  /** Before a day that is the last of some that are counted. */
  private static final Set<String> UNTIL = LISTS.words("UNTIL");

  private static final Phrases AFTER_TOMORROW = new Phrases(LISTS.list("AFTER_TOMORROW"));

  private static final Quantity.Period SAME = new Quantity.Period(0, 12, 0, 12);
  private static final Quantity.Period DAY_AFTER = new Quantity.Period(48, 48, 48, 48);
  private static final Quantity.Period NEXT = new Quantity.Period(24, 24, 24, 24);

  private Days() {}

  /** The day that is named at a word; null where none is. */
  static QuantityReader.@Nullable Found at(List<Word> words, int at) {
    String word = words.get(at).text().replace('’', '\'');
    String before = at > 0 ? words.get(at - 1).text() : "";
    if (TODAY.contains(word) || TOMORROW.contains(word)) {
      return OTHERWISE.contains(before) || asks(words, at + 1)
          ? null
          : day(TODAY.contains(word) ? SAME : NEXT, at, at + 1);
    }
    int after = AFTER_TOMORROW.end(words, at);
    if (after > at) {
      return day(DAY_AFTER, at, after);
    }
    if (Word.among(word, "day", "tag") && UNTIL.contains(before) && at + 1 < words.size()) {
      return numbered(words, at);
    }
    boolean same = word.equals("same") || word.equals("selben");
    boolean next =
        word.equals("next") || word.equals("following") || word.equals("nächsten") || same;
    int unit = at + 1;
    if (next && unit < words.size() && working(words.get(unit).text())) {
      unit++;
    }
    boolean day =
        next && unit < words.size() && Word.among(words.get(unit).text(), "day", "tag", "werktag");
    return day ? day(same ? SAME : NEXT, at, unit + 1) : null;
  }

  /** "Until day 100". */
  private static QuantityReader.@Nullable Found numbered(List<Word> words, int at) {
    Numbers.Found number = Numbers.at(words, at + 1);
    return number == null
        ? null
        : new QuantityReader.Found(
            TimeUnits.DAY.times(number.value()), at, at + 1 + number.words());
  }

  private static boolean working(String word) {
    return word.equals("working") || word.equals("business");
  }

  private static QuantityReader.Found day(Quantity.Period period, int first, int last) {
    return QuantityReader.Found.day(period, first, last);
  }

  /** "I'll check today when it arrives". */
  private static boolean asks(List<Word> words, int at) {
    return at < words.size() && ASKING.contains(words.get(at).text());
  }
}
