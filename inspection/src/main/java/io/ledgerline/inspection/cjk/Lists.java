package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.WordLists;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists of words, by their names. In {@code lists.txt}. */
final class Lists {
  private static final String FILE = "lists.txt";
  private static final Map<String, String> ALL = read();

  private Lists() {}

  /** The words of all lines under a name, with blanks between. */
  static String of(String name) {
    String words = ALL.get(name);
    if (words == null) {
      throw new IllegalStateException("word list: " + name + " (expected: in " + FILE + ")");
    }
    return words;
  }

  /** Every character of a list as a word. */
  static String characters(String name) {
    return of(name).replace(" ", "").replaceAll("(.)", "$1 ").strip();
  }

  private static Map<String, String> read() {
    return WordLists.lines(Lists.class, FILE).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                line -> line.substring(0, line.indexOf(':')),
                line -> line.substring(line.indexOf(':') + 1).strip(),
                (one, other) -> one + " " + other));
  }
}
