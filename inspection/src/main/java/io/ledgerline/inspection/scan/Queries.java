package io.ledgerline.inspection.scan;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a form sends, or an address has behind its question mark, encoded (WHATWG URL Standard,
 * "application/x-www-form-urlencoded"): {@code name=J%C3%BCrgen+M%C3%BCller&phone=%2B49+30+901820}.
 * Each is read as its lines, {@code name=Jürgen Müller} and so on, beside the text as it is.
 */
final class Queries {
  private static final int LONGEST = 16_384;
  private static final String ENDS = "\"'<>`\\{}|?";

  private Queries() {}

  /** Gives every query that holds something encoded, decoded; each place is told in the text. */
  static void read(byte[] utf8, int from, int to, Consumer<Shorter> sink) {
    int behind = from;
    int end = from;
    for (int at = next(utf8, from, to); at < to; at = next(utf8, end, to)) {
      end = at + 1;
      if (isPair(utf8, at, to) || utf8[at] == '%' && Blanked.hex(utf8, at + 1, to) >= 0) {
        end = end(utf8, at, to);
        Shorter query = query(utf8, begin(utf8, behind, at), end);
        if (query != null) {
          sink.accept(query);
        }
        behind = end;
      }
    }
  }

  /** The next sign that only queries have between letters, or the end. */
  private static int next(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long bytes = Eight.at(utf8, at);
      long found = Eight.equal(bytes, '%') | Eight.equal(bytes, '&');
      if (found != 0) {
        return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** A sign between two pairs; blanks in names and values may be a plus in these. */
  static boolean isPair(byte[] utf8, int at, int to) {
    return utf8[at] == '&' && at + 1 < to && (ByteClass.of(utf8[at + 1]) & ByteClass.WORD) != 0;
  }

  private static int begin(byte[] utf8, int from, int at) {
    int begin = at;
    int least = Math.max(from, at - LONGEST);
    while (begin > least && goesOn(utf8[begin - 1])) {
      begin--;
    }
    return begin;
  }

  private static int end(byte[] utf8, int at, int to) {
    int end = at;
    int most = Math.min(to, at + LONGEST);
    while (end < most && goesOn(utf8[end])) {
      end++;
    }
    return end;
  }

  private static boolean goesOn(byte b) {
    return b > ' ' && ENDS.indexOf(b) < 0;
  }

  /** The decoded pairs; null where it is no query: no name and sign in front of what is encoded. */
  private static @Nullable Shorter query(byte[] utf8, int begin, int end) {
    if (!isNamed(utf8, begin, end)) {
      return null;
    }
    boolean several = Blanked.next(utf8, begin, end, '&') < end;
    var query = new Shorter(begin, end - begin);
    boolean encoded = false;
    boolean value = false;
    for (int at = begin; at < end; at++) {
      byte b = utf8[at];
      int hex = b == '%' ? Blanked.hex(utf8, at + 1, end) : -1;
      if (hex >= ' ') {
        query.add(hex);
        query.ends(at + 3);
        at += 2;
        encoded |= value;
      } else if (b == '+' && several) {
        query.add(' ');
        encoded |= value;
      } else if (b == '&') {
        query.add('\n');
        value = false;
      } else {
        query.add(b);
        value |= b == '=';
      }
    }
    return encoded ? query : null;
  }

  /** Whether letters, digits and the like stand in front of the first sign. */
  private static boolean isNamed(byte[] utf8, int begin, int end) {
    int at = begin;
    while (at < end
        && ((ByteClass.of(utf8[at]) & ByteClass.WORD) != 0 || "_-.[]%$".indexOf(utf8[at]) >= 0)) {
      at++;
    }
    return at > begin && at + 1 < end && utf8[at] == '=';
  }
}
