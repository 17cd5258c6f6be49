package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, number or sign of a sentence.
 *
 * @param text in lower case
 * @param start offset of its first character in the text that was read
 * @param end offset behind its last
 */
record Word(String text, int start, int end) {
  /** The words of {@code text} between two offsets; white space and most punctuation is dropped. */
  static List<Word> of(String text, int from, int to) {
    var words = new ArrayList<Word>();
    int at = from;
    while (at < to) {
      int end = endOfWord(text, at, to);
      if (end > at) {
        words.add(new Word(word(text, at, end), at, end));
      }
      at = Math.max(end, at + 1);
    }
    return words;
  }

  /** In lower case; figures that blanks part are one number. */
  private static String word(String text, int at, int end) {
    String word = text.substring(at, end).toLowerCase(Locale.ROOT);
    return Character.isDigit(text.charAt(at)) ? word.replaceAll("[\\h\\s]", "") : word;
  }

  /** Where the word at {@code at} ends; {@code at} itself where none begins. */
  private static int endOfWord(String text, int at, int to) {
    char first = text.charAt(at);
    if (Character.isDigit(first)) {
      return endOfNumber(text, at, to);
    }
    if (Scripts.isUnspaced(first)) {
      return Lexemes.end(text, at, to);
    }
    if (Character.isLetter(first)) {
      int end = at + 1;
      while (end < to && continuesWord(text, end, to)) {
        end++;
      }
      return end;
    }
    if (first == ',' && at + 1 < to && "-–—".indexOf(text.charAt(at + 1)) >= 0) {
      return at; // 400,- EUR
    }
    boolean sign =
        Character.getType(first) == Character.CURRENCY_SYMBOL || "%,;:()、".indexOf(first) >= 0;
    return sign ? at + 1 : at;
  }

  private static boolean continuesWord(String text, int at, int to) {
    char c = text.charAt(at);
    if (Character.isLetter(c)) {
      return !Scripts.isUnspaced(c);
    }
    // An apostrophe stays inside (don't); a hyphen ends a word, so that "sixty-day" is two.
    return (c == '\'' || c == '’') && at + 1 < to && Character.isLetter(text.charAt(at + 1));
  }

  private static int endOfNumber(String text, int at, int to) {
    int end = at + 1;
    while (end < to && (Character.isDigit(text.charAt(end)) || separates(text, end, to))) {
      end++;
    }
    return spaced(text, at, end, to);
  }

  /** Figures that only blanks part: {@code 1 200}, {@code 4 0 0}. */
  private static int spaced(String text, int at, int end, int to) {
    int groups = end;
    while (end - at <= 3 && figures(text, groups, 3, to)) {
      groups += 4;
    }
    int single = end;
    while (groups == end && end - at == 1 && figures(text, single, 1, to)) {
      single += 2;
    }
    return Math.max(groups, single);
  }

  /** Whether a blank and so many figures stand at {@code at}, and no figure behind them. */
  private static boolean figures(String text, int at, int count, int to) {
    int end = at + 1 + count;
    if (end > to || !Character.isSpaceChar(text.charAt(at))) {
      return false;
    }
    for (int i = at + 1; i < end; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return end == to || !Character.isDigit(text.charAt(end));
  }

  private static boolean separates(String text, int at, int to) {
    return (text.charAt(at) == '.' || text.charAt(at) == ',')
        && at + 1 < to
        && Character.isDigit(text.charAt(at + 1));
  }

  /** Whether a word is one of a few; for many, a set is quicker. */
  static boolean among(String word, String... few) {
    for (String each : few) {
      if (each.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Without a genitive or a verb behind an apostrophe: {@code shipping's}. */
  static String bare(String word) {
    int length = word.length() - 2;
    boolean apostrophe =
        length > 0
            && word.endsWith("s")
            && (word.charAt(length) == '\'' || word.charAt(length) == '’');
    return apostrophe ? word.substring(0, length) : word;
  }

  boolean isNumber() {
    return Character.isDigit(text.charAt(0));
  }

  /** Whether it parts two clauses. */
  boolean parts() {
    return switch (text) {
      case ",",
          ";",
          ":",
          "(",
          ")",
          "and",
          "but",
          "while",
          "und",
          "aber",
          "et",
          "mais",
          "y",
          "e",
          "en",
          "oraz",
          "ale",
          "och",
          "og",
          "men",
          "ja",
          "mutta",
          "ve",
          "ama",
          "и",
          "но",
          "а",
          "й",
          "та",
          "але",
          "și",
          "dar",
          "és",
          "και",
          "αλλά",
          "、" ->
          true;
      default -> false;
    };
  }
}
