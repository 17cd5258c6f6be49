package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Characters that HTML writes as words or numbers (HTML Living Standard, "Named character
 * references"): blanks between the groups of a number ({@code DE89&nbsp;3704}), letters of names
 * ({@code M&uuml;ller}, {@code O&#39;Brien}), and the signs of a mail address, which pages write so
 * to keep it from programs ({@code jane&#64;acme.com}). They are read as what they are; what is
 * markup stays a word.
 */
final class References {
  private static final int LONGEST_NAME = 8;
  private static final int LONGEST_NUMBER = 6;
  private static final int NONE = -1;

  /** Signs that stand inside of values, and a typographic apostrophe. */
  private static final String SIGNS = "'@.+-/_,()’";

  private static final Names NAMES =
      Names.read(WordLists.beside(References.class, "references.txt"));

  private References() {}

  /** The range with characters in place of words for them; null where none is written so. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    for (int at = Blanked.next(utf8, from, to, '&');
        at < to;
        at = Blanked.next(utf8, at + 1, to, '&')) {
      int end = end(utf8, at + 1, to);
      int point = end < 0 ? NONE : point(utf8, at + 1, end);
      boolean stands = point == ' ' && copied != at ? isBehindText(utf8, from, at) : point >= ' ';
      if (!stands) {
        continue;
      }
      copy = copy == null ? new Shorter(from, to - from) : copy;
      copy.copy(utf8, copied, at);
      copy.character(point, end + 1);
      copied = end + 1;
      at = end;
    }
    if (copy != null) {
      copy.copy(utf8, copied, to);
    }
    return copy;
  }

  /** The name of a character; null where it has none. */
  static @Nullable String name(int point) {
    return NAMES.first.get(point);
  }

  /** Blanks behind a tag or a blank are there to fill a page. */
  private static boolean isBehindText(byte[] utf8, int from, int at) {
    return at > from && (utf8[at - 1] & 0xff) > ' ' && utf8[at - 1] != '>';
  }

  /** Where the semicolon of a reference stands; -1 where none is near. */
  static int end(byte[] utf8, int from, int to) {
    int most = Math.min(to, from + LONGEST_NAME + 1);
    for (int at = from; at < most; at++) {
      if (utf8[at] == ';') {
        return at > from + 1 ? at : NONE;
      }
      if (utf8[at] <= ' ') {
        return NONE;
      }
    }
    return NONE;
  }

  private static int point(byte[] utf8, int from, int end) {
    int point = utf8[from] == '#' ? number(utf8, from + 1, end) : NAMES.find(utf8, from, end);
    if (isBlank(point)) {
      return ' ';
    }
    boolean letter = point > 0 && Character.isLetterOrDigit(point);
    return letter || point > 0 && SIGNS.indexOf(point) >= 0 ? point : NONE;
  }

  private static boolean isBlank(int point) {
    return point == ' ' || point == 0xa0 || point == 0x202f || point >= 0x2002 && point <= 0x200a;
  }

  private static int number(byte[] utf8, int from, int end) {
    boolean hex = from < end && (utf8[from] | 0x20) == 'x';
    int first = hex ? from + 1 : from;
    if (first == end || end - first > LONGEST_NUMBER) {
      return NONE;
    }
    int point = 0;
    for (int at = first; at < end; at++) {
      int digit = Character.digit(utf8[at], hex ? 16 : 10);
      if (digit < 0) {
        return NONE;
      }
      point = point * (hex ? 16 : 10) + digit;
    }
    boolean surrogate = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
    return Character.isValidCodePoint(point) && !surrogate ? point : NONE;
  }

  /**
   * Names of up to eight letters.
   *
   * @param packed the letters of each, in order
   * @param points the characters of that order
   * @param first a name of each character
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Names(long[] packed, int[] points, Map<Integer, String> first) {
    static Names read(WordLists lists) {
      var first = new HashMap<Integer, String>();
      lists
          .names()
          .forEach(
              character -> first.put(point(character), lists.list(character).iterator().next()));
      List<long[]> all =
          lists.names().stream()
              .flatMap(
                  character ->
                      lists.list(character).stream()
                          .map(name -> new long[] {packed(name), point(character)}))
              .sorted((a, b) -> Long.compare(a[0], b[0]))
              .toList();
      return new Names(
          all.stream().mapToLong(each -> each[0]).toArray(),
          all.stream().mapToInt(each -> (int) each[1]).toArray(),
          Map.copyOf(first));
    }

    private static int point(String character) {
      return character.equals("␣") ? 0xa0 : character.codePointAt(0);
    }

    private static long packed(String name) {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      return Eight.at(bytes, 0) & Eight.first(Math.min(bytes.length, LONGEST_NAME));
    }

    int find(byte[] utf8, int from, int end) {
      long name = Eight.at(utf8, from) & Eight.first(Math.min(end - from, LONGEST_NAME));
      int found = Arrays.binarySearch(packed, name);
      return found < 0 ? NONE : points[found];
    }
  }
}
