package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * The end of a line of quoted-printable that goes on in the next (RFC 2045 section 6.7, rule 5): a
 * sign of equality. Line ends may have been escapes, which left blanks in front of them.
 */
final class SoftEnd {
  /** Encoders fill their lines: what ends sooner is an assignment. */
  private static final int SHORTEST = 60;

  private static final int MOST_BLANKS = 3;

  private SoftEnd() {}

  /** The range with its lines joined that go on in the next; null where none does. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    boolean asked = false;
    boolean sure = false;
    for (int at = Blanked.next(utf8, from, to, '=');
        at < to;
        at = Blanked.next(utf8, at + 1, to, '=')) {
      if (lineEnd(utf8, at + 1, to) < 0) {
        continue;
      }
      sure = asked ? sure : MailSigns.of(utf8, from, to).quoted();
      asked = true;
      int behind = behind(utf8, from, at, to, sure);
      if (behind > at) {
        copy = copy == null ? new Shorter(from, to - from) : copy;
        copy.copy(utf8, copied, at);
        copy.ends(behind);
        copied = behind;
      }
    }
    if (copy != null) {
      copy.copy(utf8, copied, to);
    }
    return copy;
  }

  /**
   * Where the line goes on that a sign ends; the sign's own place where it ends none.
   *
   * @param sure whether the text says that it is quoted-printable
   */
  private static int behind(byte[] utf8, int from, int at, int to, boolean sure) {
    int end = lineEnd(utf8, at + 1, to);
    if (end < 0) {
      return at;
    }
    boolean escaped = utf8[end] == '\n' && utf8[at + 1] == ' ';
    int second = escaped && end + 2 < to && utf8[end + 1] == ' ' && utf8[end + 2] == '\n' ? 2 : 0;
    int behind = end + 1 + second;
    boolean ends = behind >= to || utf8[behind] == '\n' || utf8[behind] == '\r';
    boolean padding = at > from && utf8[at - 1] == '=';
    return !ends && !padding && (sure || isFull(utf8, from, at) && utf8[behind] > ' ')
        ? behind
        : at;
  }

  /** Where a line ends with nothing but blanks in front; -1 where it goes on. */
  static int lineEnd(byte[] utf8, int begin, int to) {
    int at = begin;
    while (at < to && at - begin < MOST_BLANKS && isBlank(utf8[at])) {
      at++;
    }
    return at < to && utf8[at] == '\n' ? at : -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** Whether the line is as long as encoders make it, and no base64, which has no blanks. */
  private static boolean isFull(byte[] utf8, int from, int at) {
    boolean text = false;
    for (int i = at - 1; i > at - SHORTEST; i--) {
      if (i < from || utf8[i] == '\n') {
        return false;
      }
      text |= utf8[i] == ' ' || utf8[i] == '<';
    }
    return text;
  }
}
