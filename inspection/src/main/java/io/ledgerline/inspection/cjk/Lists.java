package io.ledgerline.inspection.cjk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists of words, by their names. In {@code lists.txt}. */
final class Lists {
  private static final Map<String, String> ALL = read();

  private Lists() {}

  /** The words of all lines under a name, with blanks between. */
  static String of(String name) {
    String words = ALL.get(name);
    if (words == null) {
      throw new IllegalStateException("lists.txt: no " + name);
    }
    return words;
  }

  /** Every character of a list as a word. */
  static String characters(String name) {
    return of(name).replace(" ", "").replaceAll("(.)", "$1 ").strip();
  }

  private static Map<String, String> read() {
    try (var in = Lists.class.getResourceAsStream("lists.txt")) {
      if (in == null) {
        throw new IllegalStateException("lists.txt (expected: beside this class)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .collect(
              Collectors.toUnmodifiableMap(
                  line -> line.substring(0, line.indexOf(':')),
                  line -> line.substring(line.indexOf(':') + 1).strip(),
                  (one, other) -> one + " " + other));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
