package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in figures and in English words. */
final class Numbers {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("couple", 2),
          Map.entry("dozen", 12));
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);

  /** In other languages. */
  private static final Map<String, BigDecimal> NAMED = named();

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int LONGEST_FIGURES = 18;

  private Numbers() {}

  /**
   * A number and how many words it took.
   *
   * @param words at least one
   */
  record Found(BigDecimal value, int words) {}

  private static Map<String, BigDecimal> named() {
    var named = new HashMap<String, BigDecimal>();
    var lists = WordLists.beside(Numbers.class, "numbers.txt");
    for (String number : lists.names()) {
      lists.list(number).forEach(word -> named.put(word, new BigDecimal(number)));
    }
    return Map.copyOf(named);
  }

  /** The number that begins at a word; null where none does. */
  static @Nullable Found at(List<Word> words, int at) {
    Found first = below1000(words, at);
    int next = first == null ? 0 : at + first.words();
    if (first == null || next >= words.size() || !words.get(next).text().equals("thousand")) {
      return first;
    }
    BigDecimal value = first.value().multiply(BigDecimal.valueOf(1000));
    Found rest = next + 1 < words.size() ? below1000(words, next + 1) : null;
    if (rest == null || words.get(next + 1).text().startsWith("a")) {
      return new Found(value, first.words() + 1);
    }
    return new Found(value.add(rest.value()), first.words() + 1 + rest.words());
  }

  private static @Nullable Found below1000(List<Word> words, int at) {
    Word first = words.get(at);
    if (first.isNumber()) {
      BigDecimal value = figures(first.text());
      return value == null ? null : new Found(value, 1);
    }
    Found small = below100(words, at);
    if (small == null) {
      BigDecimal named = NAMED.get(first.text());
      return named == null ? null : new Found(named, 1);
    }
    int next = at + small.words();
    if (next < words.size() && words.get(next).text().equals("hundred")) {
      return hundreds(words, next, small);
    }
    return small;
  }

  private static Found hundreds(List<Word> words, int hundred, Found before) {
    BigDecimal value = before.value().multiply(HUNDRED);
    int used = before.words() + 1;
    int next = hundred + 1;
    if (next < words.size() && words.get(next).text().equals("and")) {
      next++;
    }
    Found rest = next < words.size() ? below100(words, next) : null;
    if (rest == null || words.get(next).text().startsWith("a")) {
      return new Found(value, used);
    }
    return new Found(value.add(rest.value()), used + (next - hundred - 1) + rest.words());
  }

  private static @Nullable Found below100(List<Word> words, int at) {
    Integer tens = TENS.get(words.get(at).text());
    if (tens == null) {
      Integer value = WORDS.get(words.get(at).text());
      return value == null ? null : new Found(BigDecimal.valueOf(value), 1);
    }
    Integer unit = at + 1 < words.size() ? WORDS.get(words.get(at + 1).text()) : null;
    if (unit == null || unit >= 10 || words.get(at + 1).text().length() <= 2) {
      return new Found(BigDecimal.valueOf(tens), 1);
    }
    return new Found(BigDecimal.valueOf(tens + unit), 2);
  }

  /**
   * Figures with separators of either habit: the last one parts decimals unless three figures
   * follow it ({@code 1.200}) or it stands more than once.
   */
  static @Nullable BigDecimal figures(String text) {
    if (text.length() > LONGEST_FIGURES) {
      return null;
    }
    int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    if (last < 0) {
      return number(text);
    }
    boolean mixed = text.indexOf('.') >= 0 && text.indexOf(',') >= 0;
    boolean repeated = text.indexOf(text.charAt(last)) != last;
    boolean grouped = text.length() - last - 1 == 3 && !mixed || repeated;
    String whole = digits(text.substring(0, last));
    String rest = text.substring(last + 1);
    return number(grouped ? whole + digits(rest) : whole + "." + rest);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException otherDigits) {
      return null;
    }
  }

  private static String digits(String text) {
    return text.replace(".", "").replace(",", "");
  }
}
