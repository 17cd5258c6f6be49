package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * Letters as mails have them: {@code J=C3=BCrgen} in a body (RFC 2045 section 6.7), and {@code
 * =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?=} in a header (RFC 2047), where a low line is a blank. Only
 * what is UTF-8 beyond ASCII is read: {@code =41} is more often code than a letter.
 */
final class QuotedPrintable {
  private static final int LONGEST_WORD = 76;
  private static final int NONE = -1;

  private QuotedPrintable() {}

  /** The range with letters in place of their codes; null where none is written so. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    int blanks = from;
    for (int at = next(utf8, from, to); at < to; at = next(utf8, at, to)) {
      int length = length(utf8, at, to);
      if (length == 0) {
        at++;
        continue;
      }
      copy = copy == null ? new Shorter(from, to - from) : copy;
      int word = word(utf8, Math.max(blanks, at - LONGEST_WORD), at);
      if (word >= 0) {
        blanks = wordEnd(utf8, at, to);
      }
      copy(copy, utf8, copied, at, word >= 0 ? word : at < blanks ? copied : at);
      for (int i = 0; i < length; i++) {
        copy.add(code(utf8, at + 3 * i, to));
      }
      at += 3 * length;
      copy.ends(at);
      copied = at;
    }
    if (copy != null) {
      copy(copy, utf8, copied, Math.max(copied, blanks), copied);
      copy.copy(utf8, Math.max(copied, blanks), to);
    }
    return copy;
  }

  /** The next sign that may begin a code. */
  private static int next(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long found = Eight.equal(Eight.at(utf8, at), '=') & Eight.equal(Eight.at(utf8, at + 3), '=');
      if (found != 0) {
        return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** Copies a part in which low lines are blanks from a place on. */
  private static void copy(Shorter into, byte[] utf8, int from, int to, int blanksFrom) {
    for (int at = from; at < to; at++) {
      into.add(at >= blanksFrom && utf8[at] == '_' ? ' ' : utf8[at]);
    }
  }

  /** How many codes there make one letter of UTF-8; 0 for none. */
  private static int length(byte[] utf8, int at, int to) {
    int first = code(utf8, at, to);
    int length = first >= 0xC3 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 0;
    for (int i = 1; i < length; i++) {
      int code = code(utf8, at + 3 * i, to);
      if (code < 0x80 || code > 0xBF) {
        return 0;
      }
    }
    return length;
  }

  private static int code(byte[] utf8, int at, int to) {
    if (at + 2 >= to || utf8[at] != '=') {
      return NONE;
    }
    int high = Character.digit(utf8[at + 1], 16);
    int low = Character.digit(utf8[at + 2], 16);
    return high < 0 || low < 0 ? NONE : high << 4 | low;
  }

  /** Where the text of an encoded word begins that is open at a place; -1 where none is. */
  private static int word(byte[] utf8, int from, int at) {
    for (int i = at - 1; i >= from + 2; i--) {
      if (utf8[i] == '?' && (utf8[i - 1] | 0x20) == 'q' && utf8[i - 2] == '?') {
        return i + 1;
      }
      if (utf8[i] <= ' ' || utf8[i] == '?') {
        return NONE;
      }
    }
    return NONE;
  }

  private static int wordEnd(byte[] utf8, int at, int to) {
    int end = at;
    while (end < to && utf8[end] != '?' && (utf8[end] & 0xff) > ' ') {
      end++;
    }
    return end;
  }
}
