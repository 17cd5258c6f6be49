package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;

/**
 * What a text says of how its letters are written.
 *
 * @param quoted whether a header says quoted-printable
 * @param words whether what begins an encoded word of that kind stands somewhere
 */
record MailSigns(boolean quoted, boolean words) {
  private static final byte[] QUOTED = "uoted-printable".getBytes(StandardCharsets.US_ASCII);

  /** Looks for both, at the letter that both have. */
  static MailSigns of(byte[] utf8, int from, int to) {
    boolean words = false;
    for (int at = next(utf8, from, to); at < to; at = next(utf8, at + 1, to)) {
      if (at > from && at + 1 < to && utf8[at - 1] == '?' && utf8[at + 1] == '?') {
        words = true;
      } else if (isQuoted(utf8, at + 1, to)) {
        return new MailSigns(true, true);
      }
    }
    return new MailSigns(false, words);
  }

  boolean any() {
    return quoted || words;
  }

  private static boolean isQuoted(byte[] utf8, int at, int to) {
    if (at + QUOTED.length > to) {
      return false;
    }
    for (int i = 0; i < QUOTED.length; i++) {
      if ((utf8[at + i] | 0x20) != QUOTED[i]) {
        return false;
      }
    }
    return true;
  }

  private static int next(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long bytes = Eight.at(utf8, at);
      long found = Eight.equal(bytes, 'q') | Eight.equal(bytes, 'Q');
      if (found != 0) {
        return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }
}
