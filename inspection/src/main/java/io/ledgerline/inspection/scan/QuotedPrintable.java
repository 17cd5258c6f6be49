package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * Letters as mails have them: {@code J=C3=BCrgen} in a body (RFC 2045 section 6.7), and {@code
 * =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?=} in a header (RFC 2047), where a low line is a blank. What is
 * UTF-8 beyond ASCII is read anywhere. Other codes are more often program text than letters ({@code
 * state=CA}): they are read in headers, and where the text says that it is encoded so; those that
 * are no UTF-8 as Windows-1252.
 */
final class QuotedPrintable {
  private static final int LONGEST_WORD = 76;
  private static final int NONE = -1;

  private final byte[] utf8;
  private final int from;
  private final int to;
  private final MailSigns signs;
  private int copied;
  private int blanks;
  private @Nullable Shorter copy;

  private QuotedPrintable(byte[] utf8, int from, int to) {
    this.utf8 = utf8;
    this.from = from;
    this.to = to;
    copied = from;
    blanks = from;
    signs = MailSigns.of(utf8, from, to);
  }

  /** The range with letters in place of their codes; null where none is written so. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    int first = Blanked.next(utf8, from, to, '=');
    while (first < to && code(utf8, first, to) < 0) {
      first = Blanked.next(utf8, first + 1, to, '=');
    }
    return first == to ? null : new QuotedPrintable(utf8, from, to).read(first);
  }

  private @Nullable Shorter read(int first) {
    for (int at = first; at < to; at = next(at)) {
      int length = length(at);
      int word = length == 0 && !signs.any() ? NONE : word(at);
      if (length > 0) {
        at = letter(at, length, word);
      } else if (code(at) >= ' ' && (signs.quoted() || word >= 0)) {
        leave(at, word).character(WindowsLetters.of(code(at)), at + 3);
        copied = at + 3;
        at += 3;
      } else {
        at++;
      }
    }
    if (copy != null) {
      int plain = Math.max(copied, blanks);
      copy(copy, copied, plain, copied);
      copy.copy(utf8, plain, to);
    }
    return copy;
  }

  private int letter(int at, int length, int word) {
    Shorter into = leave(at, word);
    for (int i = 0; i < length; i++) {
      into.add(code(at + 3 * i));
    }
    copied = at + 3 * length;
    into.ends(copied);
    return copied;
  }

  /** Copies what stands in front of a code. */
  private Shorter leave(int at, int word) {
    Shorter into = copy == null ? new Shorter(from, to - from) : copy;
    copy = into;
    if (word >= 0) {
      blanks = wordEnd(at);
    }
    copy(into, copied, at, word >= 0 ? word : at < blanks ? copied : at);
    return into;
  }

  /** The next sign that may begin a code. */
  private int next(int begin) {
    if (signs.any()) {
      return Blanked.next(utf8, begin, to, '=');
    }
    for (int at = begin; at < to; at += Long.BYTES) {
      long found = Eight.equal(Eight.at(utf8, at), '=') & Eight.equal(Eight.at(utf8, at + 3), '=');
      if (found != 0) {
        return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** Copies a part in which low lines are blanks from a place on. */
  private void copy(Shorter into, int begin, int end, int blanksFrom) {
    for (int at = begin; at < end; at++) {
      into.add(at >= blanksFrom && utf8[at] == '_' ? ' ' : utf8[at]);
    }
  }

  /** How many codes there make one letter of UTF-8; 0 for none. */
  private int length(int at) {
    int first = code(at);
    int length = first >= 0xC3 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 0;
    for (int i = 1; i < length; i++) {
      int code = code(at + 3 * i);
      if (code < 0x80 || code > 0xBF) {
        return 0;
      }
    }
    return length;
  }

  private int code(int at) {
    return code(utf8, at, to);
  }

  /** The number of a code that stands there; -1 for none. */
  private static int code(byte[] utf8, int at, int to) {
    return at < to && utf8[at] == '=' ? Blanked.hex(utf8, at + 1, to) : NONE;
  }

  /** Where the text of an encoded word begins that is open at a place; -1 where none is. */
  private int word(int at) {
    int least = Math.max(Math.max(copied, blanks), at - LONGEST_WORD);
    if (at < blanks) {
      return copied;
    }
    for (int i = at - 1; i >= least + 2; i--) {
      if (utf8[i] == '?' && (utf8[i - 1] | 0x20) == 'q' && utf8[i - 2] == '?') {
        return i + 1;
      }
      if (utf8[i] <= ' ' || utf8[i] == '?') {
        return NONE;
      }
    }
    return NONE;
  }

  private int wordEnd(int at) {
    int end = at;
    while (end < to && utf8[end] != '?' && (utf8[end] & 0xff) > ' ') {
      end++;
    }
    return end;
  }
}
