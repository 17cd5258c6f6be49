package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.messages.json.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A comment of HTML, which goes as a whole: half of one would be read as text. */
final class HtmlComment {
  private static final byte[] OPEN = "<!--".getBytes(US_ASCII);
  private static final byte[] CLOSE = "-->".getBytes(US_ASCII);

  /** How far its ends are looked for. */
  private static final int LONGEST = 16 << 10;

  private HtmlComment() {}

  /** The comment around a place; null where it stands in none that ends between two offsets. */
  static @Nullable Span around(byte[] utf8, int first, int last, int at) {
    int begin = at;
    while (!stands(utf8, begin, last, OPEN)) {
      boolean closed = begin < at && stands(utf8, begin, last, CLOSE);
      if (closed || begin == first || at - begin == LONGEST) {
        return null;
      }
      begin--;
    }
    int limit = Math.min(last, at + LONGEST);
    for (int end = Math.max(at, begin + OPEN.length); end < limit; end++) {
      if (stands(utf8, end, last, CLOSE)) {
        return new Span(begin, end + CLOSE.length);
      }
    }
    return null;
  }

  private static boolean stands(byte[] utf8, int at, int last, byte[] mark) {
    int end = at + mark.length;
    return end <= last && Arrays.equals(utf8, at, end, mark, 0, mark.length);
  }
}
