package io.ledgerline.inspection.token;

import java.lang.Character.UnicodeScript;

/**
 * Whether something that is found begins and ends where a word does. Only scripts that put spaces
 * between words have such edges; a plural or possessive s does not count. The same rule holds when
 * values are replaced and when tokens are restored, in plain text and in text that is still escaped
 * (JSON in JSON, percent-encoding), so whatever comes back is found again on the next turn.
 */
public enum Edge {
  /** It is an edge. */
  YES,
  /** A word goes on. */
  NO,
  /** The bytes end before it can be told. */
  MORE;

  private static final int LONGEST_ESCAPE = 6;

  /** Whether a word that begins at {@code at} goes on none; nothing before {@code from} counts. */
  public static boolean begins(byte[] bytes, int from, int at, int to) {
    return !joins(codePoint(bytes, at, length(bytes[at], to - at)))
        || before(bytes, from, at) == YES;
  }

  /** Whether no word goes on what ends at {@code at}; nothing from {@code to} on counts. */
  public static boolean ends(byte[] bytes, int from, int at, int to) {
    return !joins(codePointBefore(bytes, from, at)) || plain(bytes, at, to, true) == YES;
  }

  private static int length(byte first, int most) {
    int length = first >= 0 ? 1 : first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
    return Math.min(length, most);
  }

  /** The edge before {@code at}; nothing before {@code from} is looked at. */
  static Edge before(byte[] bytes, int from, int at) {
    if (at == from) {
      return YES;
    }
    byte last = bytes[at - 1];
    if (last < 0) {
      return joins(codePointBefore(bytes, from, at)) ? NO : YES;
    }
    if (!isWord(last)) {
      return YES;
    }
    if (at - from >= 2 && bytes[at - 2] == '\\' && "nrtbf".indexOf(last) >= 0) {
      return YES;
    }
    if (at - from >= 3 && bytes[at - 3] == '%' && hex(bytes, at - 2, 2) >= 0) {
      return YES;
    }
    if (at - from >= LONGEST_ESCAPE && bytes[at - 6] == '\\' && bytes[at - 5] == 'u') {
      int unit = hex(bytes, at - 4, 4);
      return unit >= 0 && !joins(unit) ? YES : NO;
    }
    return NO;
  }

  /**
   * The edge at {@code at}; {@code last} says that nothing follows {@code to}. One s in front of an
   * edge is passed over.
   */
  static Edge after(byte[] bytes, int at, int to, boolean last) {
    Edge here = plain(bytes, at, to, last);
    if (here == NO && (bytes[at] == 's' || bytes[at] == 'S')) {
      return plain(bytes, at + 1, to, last);
    }
    return here;
  }

  /** Whether a text begins with what could go on a word before it. */
  static boolean opensWord(byte[] text) {
    int length = 1;
    while (length < text.length && (text[length] & 0xC0) == 0x80) {
      length++;
    }
    return joins(codePoint(text, 0, length));
  }

  /** Whether a text ends with what a word behind it could go on. */
  static boolean closesWord(byte[] text) {
    return joins(codePointBefore(text, 0, text.length));
  }

  private static Edge plain(byte[] bytes, int at, int to, boolean last) {
    if (at == to) {
      return last ? YES : MORE;
    }
    byte next = bytes[at];
    if (next == '\\') {
      return escape(bytes, at, to, last);
    }
    if (next >= 0) {
      return isWord(next) ? NO : YES;
    }
    int length = next >= (byte) 0xF0 ? 4 : next >= (byte) 0xE0 ? 3 : 2;
    if (at + length > to) {
      return last ? YES : MORE;
    }
    return joins(codePoint(bytes, at, length)) ? NO : YES;
  }

  private static Edge escape(byte[] bytes, int at, int to, boolean last) {
    int letter = at;
    while (letter < to && bytes[letter] == '\\') {
      letter++;
    }
    if (letter == to) {
      return last ? YES : MORE;
    }
    if (bytes[letter] != 'u') {
      return YES;
    }
    if (letter + 5 > to) {
      return last ? YES : MORE;
    }
    int unit = hex(bytes, letter + 1, 4);
    return unit >= 0 && joins(unit) ? NO : YES;
  }

  private static boolean isWord(byte b) {
    return TokenShape.isDigit(b) || TokenShape.isLetter(b);
  }

  private static boolean joins(int codePoint) {
    if (codePoint < 0x80) {
      return isWord((byte) codePoint);
    }
    if (!Character.isLetterOrDigit(codePoint)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.LATIN
        || script == UnicodeScript.GREEK
        || script == UnicodeScript.CYRILLIC;
  }

  private static int codePointBefore(byte[] bytes, int from, int at) {
    int start = at - 1;
    while (start > from && at - start < 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    return codePoint(bytes, start, at - start);
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    int value = length == 1 ? bytes[at] & 0x7F : bytes[at] & 0x7F >> length;
    for (int i = 1; i < length; i++) {
      value = value << 6 | bytes[at + i] & 0x3F;
    }
    return value;
  }

  private static int hex(byte[] bytes, int at, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = bytes[at + i] < 0 ? -1 : Character.digit(bytes[at + i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
