package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tags that only show words otherwise (HTML Living Standard, "Text-level semantics"), as search
 * engines put them around what was asked for: {@code <em>Jane</em> <em>Doe</em>} is one name. Left
 * are tags that alone part two words ({@code <span>Name</span><span>Jane</span>}), and tags with
 * attributes other than a class, which may hold a value.
 */
final class Emphasis {
  /** Names in small letters, the first lowest. */
  private static final long[] NAMES =
      Stream.of("b", "i", "u", "em", "strong", "mark", "span", "font", "small", "hl", "hit")
          .mapToLong(name -> Eight.at(name.getBytes(US_ASCII), 0))
          .toArray();

  private static final String CLASS = " class=";
  private static final int LONGEST_NAME = 6;
  private static final int LONGEST_CLASS = 64;
  private static final String BEFORE = " \t\r\n(>";
  private static final String BEHIND = " \t\r\n.,;:!?)<";

  private Emphasis() {}

  /** The range without such tags; null where it has none. */
  static @Nullable Shorter read(byte[] utf8, int from, int to) {
    Shorter copy = null;
    int copied = from;
    for (int at = Blanked.next(utf8, from, to, '<');
        at < to;
        at = Blanked.next(utf8, at + 1, to, '<')) {
      int end = end(utf8, at, to);
      if (end < 0) {
        continue;
      }
      if (isBeside(utf8, from, at, end, to)) {
        copy = copy == null ? new Shorter(from, to - from) : copy;
        copy.copy(utf8, copied, at);
        if (isBehind(utf8, end, to)) {
          copy.leavesOut(end);
        } else {
          copy.ends(end);
        }
        copied = end;
      }
      at = end - 1;
    }
    if (copy != null) {
      copy.copy(utf8, copied, to);
    }
    return copy;
  }

  /** Whether something else than the tags parts the words, or only one word stands there. */
  private static boolean isBeside(byte[] utf8, int from, int at, int end, int to) {
    return at == from || BEFORE.indexOf(utf8[at - 1]) >= 0 || isBehind(utf8, end, to);
  }

  /** Whether a word ended before the tags. */
  private static boolean isBehind(byte[] utf8, int end, int to) {
    return end == to || BEHIND.indexOf(utf8[end]) >= 0;
  }

  /** Behind all such tags that follow one another at a place; -1 where none begins. */
  private static int end(byte[] utf8, int begin, int to) {
    int end = -1;
    for (int at = tag(utf8, begin, to); at > 0; at = tag(utf8, at, to)) {
      end = at;
    }
    return end;
  }

  /** Behind the tag that begins at a place; -1 where none does. */
  static int tag(byte[] utf8, int at, int to) {
    if (at + 2 >= to || utf8[at] != '<') {
      return -1;
    }
    int begin = utf8[at + 1] == '/' ? at + 2 : at + 1;
    int end = begin;
    while (end < to && end - begin <= LONGEST_NAME && isLetter(utf8[end])) {
      end++;
    }
    if (end == to || !isName(utf8, begin, end)) {
      return -1;
    }
    return utf8[end] == '>' ? end + 1 : classEnd(utf8, end, to);
  }

  private static boolean isName(byte[] utf8, int begin, int end) {
    int length = end - begin;
    if (length == 0 || length > LONGEST_NAME) {
      return false;
    }
    long letters = Eight.lower(Eight.at(utf8, begin)) & Eight.first(length);
    for (long name : NAMES) {
      if (name == letters) {
        return true;
      }
    }
    return false;
  }

  /** Behind a class and the end of its tag: {@code class="hlt1">}. */
  private static int classEnd(byte[] utf8, int at, int to) {
    int quote = at + CLASS.length();
    if (quote >= to || !new String(utf8, at, CLASS.length(), US_ASCII).equals(CLASS)) {
      return -1;
    }
    if (utf8[quote] != '"' && utf8[quote] != '\'') {
      return -1;
    }
    int most = Math.min(to, quote + LONGEST_CLASS);
    int end = Blanked.next(utf8, quote + 1, most, (char) utf8[quote]);
    return end + 1 < most && utf8[end + 1] == '>' ? end + 2 : -1;
  }

  private static boolean isLetter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }
}
