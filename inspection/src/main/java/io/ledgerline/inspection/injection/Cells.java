package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import java.util.List;

/**
 * Where cells begin in rows of values: CSV, tabs, tables drawn with bars, rows of JSON or as Python
 * prints them, attributes. In prose a comma before a quotation mark follows a word, so only what
 * can't be prose counts where a space stands behind it.
 */
final class Cells {
  /** Tables are padded; what is further away is no cell's edge. */
  private static final int MOST_SPACES = 64;

  /** What stands bare in a row beside strings. */
  private static final List<String> BARE = List.of("null", "none", "true", "false");

  private final MappedText text;
  private final byte[] source;

  Cells(MappedText text, byte[] source) {
    this.text = text;
    this.source = source;
  }

  /** Whether the edge of a cell stands before a word that begins at {@code at}. */
  boolean endBefore(int at) {
    int before = at - 1;
    char quote = before > 0 ? text.charAt(before) : 0;
    boolean quoted = quote == '"' || quote == '\'';
    if (quoted) {
      before--;
    }
    int edge = behindSpaces(before);
    if (edge < 0) {
      return false;
    }
    char c = text.charAt(edge);
    if (isBar(c)) {
      return true;
    }
    if (edge == before && (c == ',' || c == ';' || c == '\t')) {
      return edge > 0;
    }
    return c == ':' && edge < before && followsKey(edge)
        || quoted && partsStrings(c, quote) && !followsWord(edge);
  }

  private int behindSpaces(int from) {
    int at = from;
    while (at >= 0 && from - at < MOST_SPACES && text.charAt(at) == ' ') {
      at--;
    }
    return at;
  }

  private static boolean isBar(char c) {
    return c == '|' || c == '\u2502' || c == '\u2503' || c == '\u2551';
  }

  private static boolean partsStrings(char c, char quote) {
    return c == ',' || c == ':' || c == '=' || c == '[' || c == '(' && quote == '\'';
  }

  /** Whether a colon follows the one word of a line, in small letters: a field of YAML. */
  private boolean followsKey(int colon) {
    int from = colon;
    while (from > 0 && isKey(text.charAt(from - 1))) {
      from--;
    }
    if (from == colon || isCapital(from)) {
      return false;
    }
    while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '-')) {
      from--;
    }
    return from == 0 || text.charAt(from - 1) == '\n';
  }

  private static boolean isKey(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  /** Whether a comma or colon follows a word of prose, not a string, a number or {@code null}. */
  private boolean followsWord(int edge) {
    if (text.charAt(edge) == '=' || edge == 0 || !Character.isLetter(text.charAt(edge - 1))) {
      return false;
    }
    return BARE.stream().noneMatch(bare -> endsWith(edge, bare));
  }

  private boolean isCapital(int at) {
    byte b = source[text.sourceStart(at)];
    return b >= 'A' && b <= 'Z';
  }

  private boolean endsWith(int end, String word) {
    int from = end - word.length();
    for (int i = 0; i < word.length(); i++) {
      if (from < 0 || text.charAt(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
