package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blanks that HTML writes as words, between the groups of a number most of all: {@code
 * DE89&nbsp;3704&nbsp;0044}, and the signs of a mail address, which pages write so to keep it from
 * programs: {@code jane&#64;acme.com}. They are read as what they are.
 */
final class HtmlBlanks {
  private static final byte[][] BLANKS =
      names(
          "&nbsp;",
          "&#160;",
          "&#xA0;",
          "&#xa0;",
          "&#8239;",
          "&#x202F;",
          "&#x202f;",
          "&thinsp;",
          "&#8201;",
          "&#x2009;",
          "&ensp;",
          "&emsp;");

  private static final byte[][] AT = names("&#64;", "&#064;", "&#x40;", "&#X40;", "&commat;");

  private static final byte[][] DOT = names("&#46;", "&#046;", "&#x2e;", "&#x2E;", "&period;");

  private HtmlBlanks() {}

  /**
   * The range with what they are in place of words for them; null where none stands behind a word.
   */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    for (int at = Blanked.next(utf8, from, to, '&');
        at < to;
        at = Blanked.next(utf8, at + 1, to, '&')) {
      byte sign = ' ';
      int end = end(BLANKS, utf8, at, to);
      if (end < 0) {
        end = end(AT, utf8, at, to);
        sign = '@';
      }
      if (end < 0) {
        end = end(DOT, utf8, at, to);
        sign = '.';
      }
      if (end < 0 || copied != at && !isBehindText(utf8, from, at)) {
        continue;
      }
      copy = copy == null ? new Shorter(from, to - from) : copy;
      copy.copy(utf8, copied, at);
      copy.add(sign);
      copy.ends(end);
      copied = end;
      at = end - 1;
    }
    if (copy != null) {
      copy.copy(utf8, copied, to);
    }
    return copy;
  }

  /** Blanks behind a tag or a blank are there to fill a page. */
  private static boolean isBehindText(byte[] utf8, int from, int at) {
    return at > from && (utf8[at - 1] & 0xff) > ' ' && utf8[at - 1] != '>';
  }

  private static byte[][] names(String... names) {
    return Stream.of(names)
        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }

  private static int end(byte[][] names, byte[] utf8, int at, int to) {
    int next = at + 1 < to ? utf8[at + 1] : 0;
    if ("n#tecp".indexOf(next) < 0) {
      return -1;
    }
    for (byte[] name : names) {
      int i = 1;
      while (i < name.length && at + i < to && utf8[at + i] == name[i]) {
        i++;
      }
      if (i == name.length) {
        return at + i;
      }
    }
    return -1;
  }
}
