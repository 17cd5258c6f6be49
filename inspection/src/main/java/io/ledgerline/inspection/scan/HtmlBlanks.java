package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blanks that HTML writes as words, between the groups of a number most of all: {@code
 * DE89&nbsp;3704&nbsp;0044}. They are read as the blanks that they are.
 */
final class HtmlBlanks {
  private static final byte[][] NAMES =
      Stream.of(
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
              "&emsp;")
          .map(name -> name.getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private HtmlBlanks() {}

  /** The range with blanks in place of words for them; null where it has none behind a word. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    for (int at = Blanked.next(utf8, from, to, '&');
        at < to;
        at = Blanked.next(utf8, at + 1, to, '&')) {
      int end = end(utf8, at, to);
      if (end < 0 || copied != at && !isBehindText(utf8, from, at)) {
        continue;
      }
      copy = copy == null ? new Shorter(from, to - from) : copy;
      copy.copy(utf8, copied, at);
      copy.add(' ');
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

  private static int end(byte[] utf8, int at, int to) {
    int next = at + 1 < to ? utf8[at + 1] : 0;
    if (next != 'n' && next != '#' && next != 't' && next != 'e') {
      return -1;
    }
    for (byte[] name : NAMES) {
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
