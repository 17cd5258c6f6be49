package io.ledgerline.inspection.scan;

/**
 * Which encodings may stand in a text, seen in one pass over it, so that a text without any pays
 * for this pass alone: for most signs that might begin one are signs of programs ({@code a = b},
 * {@code a & b}). What is not among these is in the text for sure nowhere.
 */
final class Encodings {
  /** A backslash, as {@link Blanked} and {@link Letters} read. */
  static final int ESCAPE = 1;

  /** A sign of equality near a line's end: {@link SoftEnd}. */
  static final int SOFT_END = 1 << 1;

  /** A sign of equality and two hexadecimal digits: {@link QuotedPrintable}. */
  static final int CODE = 1 << 2;

  /** A word of HTML: {@link References}. */
  static final int REFERENCE = 1 << 3;

  /** A pair behind another, or a number behind a percent sign: {@link Queries}. */
  static final int QUERY = 1 << 4;

  /** What begins a word of a header: {@link EncodedWords}. */
  static final int WORD = 1 << 5;

  /** An apostrophe twice between letters: {@link DoubledQuotes}. */
  static final int DOUBLED = 1 << 6;

  /** A tag that shows a word otherwise: {@link Emphasis}. */
  static final int EMPHASIS = 1 << 7;

  private static final int ALL = (1 << 8) - 1;

  private Encodings() {}

  /** All of them that may stand in a range. */
  static int in(byte[] utf8, int from, int to) {
    int seen = 0;
    for (int at = next(utf8, from, to); at < to && seen != ALL; at = next(utf8, at, to)) {
      long bytes = Eight.at(utf8, at);
      long signs =
          Eight.equal(bytes, '\\')
              | Eight.equal(bytes, '=')
              | Eight.equal(bytes, '&')
              | Eight.equal(bytes, '%')
              | Eight.equal(bytes, '\'')
              | Eight.equal(bytes, '<');
      for (; signs != 0; signs &= signs - 1) {
        int sign = at + (Long.numberOfTrailingZeros(signs) >>> 3);
        seen |= sign < to ? begins(utf8, from, sign, to) : 0;
      }
      at += Long.BYTES;
    }
    return seen;
  }

  /** The next eight bytes among which a sign may stand, or the end. */
  private static int next(byte[] utf8, int from, int to) {
    int at = from;
    while (at + 2 * Long.BYTES <= to
        && !maySign(Eight.within(utf8, at))
        && !maySign(Eight.within(utf8, at + Long.BYTES))) {
      at += 2 * Long.BYTES;
    }
    return at;
  }

  private static boolean maySign(long bytes) {
    return Eight.mayHave(bytes, '\\', '=', '&', '%', '\'') || Eight.has(bytes, '<');
  }

  private static int begins(byte[] utf8, int from, int at, int to) {
    return switch (utf8[at]) {
      case '\\' -> ESCAPE;
      case '\'' -> DoubledQuotes.stands(utf8, from, at, to) ? DOUBLED : 0;
      case '<' -> Emphasis.tag(utf8, at, to) < 0 ? 0 : EMPHASIS;
      case '=' -> equality(utf8, at + 1, to);
      case '&' ->
          (References.end(utf8, at + 1, to) < 0 ? 0 : REFERENCE)
              | (Queries.isPair(utf8, at, to) ? QUERY : 0);
      default -> Blanked.hex(utf8, at + 1, to) < 0 ? 0 : QUERY;
    };
  }

  private static int equality(byte[] utf8, int behind, int to) {
    if (behind < to && utf8[behind] == '?') {
      return WORD;
    }
    return SoftEnd.lineEnd(utf8, behind, to) >= 0
        ? SOFT_END
        : Blanked.hex(utf8, behind, to) < 0 ? 0 : CODE;
  }
}
