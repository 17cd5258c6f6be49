package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence as a reader sees it: without tags, characters of no width and marks of emphasis, with
 * references resolved and figures of any kind as plain ones.
 *
 * @param text what is read
 * @param offsets where each of its characters began in the text it comes from, and its end
 */
record Plain(String text, int[] offsets) {
  private static final int LONGEST_TAG = 256;
  private static final int LONGEST_REFERENCE = 10;
  private static final Map<String, String> REFERENCES = references();

  /** A part of a text. */
  static Plain of(String text, int from, int to) {
    var plain = new StringBuilder(to - from);
    int[] offsets = new int[to - from + 1];
    int at = from;
    while (at < to) {
      int next = end(text, at, to);
      String goes = goes(text, at, next);
      for (int i = 0; i < goes.length(); i++) {
        offsets[plain.length()] = at;
        plain.append(goes.charAt(i));
      }
      at = next;
    }
    offsets[plain.length()] = to;
    return new Plain(plain.toString(), Arrays.copyOf(offsets, plain.length() + 1));
  }

  private static Map<String, String> references() {
    var lists = WordLists.beside(Plain.class, "references.txt");
    var references = new HashMap<String, String>();
    for (String named : lists.list("SIGN")) {
      int blank = named.indexOf(' ');
      references.put(named.substring(0, blank), named.substring(blank + 1));
    }
    lists.list("BLANK").forEach(name -> references.put(name, " "));
    lists.list("NOTHING").forEach(name -> references.put(name, ""));
    return Map.copyOf(references);
  }

  /** Where a character of it, or its end, stands in the text it comes from. */
  int source(int at) {
    return offsets[at];
  }

  /** The end of the character, tag or reference at {@code at}. */
  private static int end(String text, int at, int to) {
    char c = text.charAt(at);
    if (c == '<' && at + 1 < to && tagBegins(text.charAt(at + 1))) {
      int close = text.indexOf('>', at, Math.min(to, at + LONGEST_TAG));
      return close < 0 ? at + 1 : close + 1;
    }
    if (c == '&') {
      int close = text.indexOf(';', at, Math.min(to, at + LONGEST_REFERENCE));
      return close < 0 || referred(text.substring(at + 1, close)) == null ? at + 1 : close + 1;
    }
    return Math.min(to, at + Character.charCount(text.codePointAt(at)));
  }

  private static boolean tagBegins(char c) {
    return c == '/' || c == '!' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String goes(String text, int at, int end) {
    char c = text.charAt(at);
    if (c == '<' && end > at + 1) {
      return inline(text, at, end) ? "" : " ";
    }
    if (c == '&' && end > at + 1) {
      String referred = referred(text.substring(at + 1, end - 1));
      return referred == null ? "" : referred; // there is one, or the reference had not ended
    }
    int point = text.codePointAt(at);
    if (c == '*' || c == '~' || widthless(point)) {
      return "";
    }
    if (c < 0x80) {
      return String.valueOf(c);
    }
    int digit = Character.digit(point, 10);
    if (digit >= 0 && digit <= 9) {
      return String.valueOf((char) ('0' + digit));
    }
    boolean wide = c >= '\uff01' && c <= '\uff5e';
    return wide ? String.valueOf((char) (c - 0xfee0)) : text.substring(at, end);
  }

  private static boolean widthless(int point) {
    return Character.getType(point) == Character.FORMAT
        || point == 0x034f
        || point >= 0xfe00 && point <= 0xfe0f;
  }

  /** Whether a tag parts no words: bold, italic, a span, a link. */
  private static boolean inline(String text, int at, int end) {
    int begin = text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int stop = begin;
    while (stop < end && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    return switch (text.substring(begin, stop).toLowerCase(java.util.Locale.ROOT)) {
      case "b", "i", "u", "s", "em", "strong", "span", "font", "mark", "small", "a", "sub", "wbr" ->
          true;
      default -> text.charAt(at + 1) == '!';
    };
  }

  private static @Nullable String referred(String name) {
    if (!name.startsWith("#")) {
      return REFERENCES.get(name);
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return !Character.isValidCodePoint(point) || widthless(point)
          ? ""
          : Character.toString(point);
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
