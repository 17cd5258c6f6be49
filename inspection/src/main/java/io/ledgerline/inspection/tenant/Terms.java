package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.token.ByteTrie;
import io.ledgerline.inspection.token.Edge;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Many terms at once: at the start of each word the longest term is looked up, so work per word is
 * bounded by the longest term. Letters of any script count in either case, accents whether they are
 * part of a letter or behind it, and any white space between two words of a term. Where a script
 * puts no spaces between words, a term may stand inside of what goes on.
 */
final class Terms {
  /** Takes what was found. */
  @FunctionalInterface
  interface Found {
    void add(Kind kind, int start, int end);
  }

  /** White space between two words of a term: a line may end there, and the next be indented. */
  private static final int MOST_SPACE = 16;

  private static final int NO_BREAK = 0xA0;

  private final ByteTrie trie = new ByteTrie(false);
  private final List<Kind> kinds = new ArrayList<>();

  /**
   * Adds a term; the first kind of a term stays.
   *
   * @throws IllegalArgumentException for a term that no word begins with
   */
  void add(String term, Kind kind) {
    String bare = term.strip();
    if (bare.isEmpty() || !isWord(bare.getBytes(UTF_8)[0])) {
      throw new IllegalArgumentException(
          "term of "
              + kind.type()
              + ": begins with no letter or digit (expected: a word, or several)");
    }
    int number = kinds.indexOf(kind);
    if (number < 0) {
      number = kinds.size();
      kinds.add(kind);
    }
    for (String form : forms(bare)) {
      trie.add(form.getBytes(UTF_8), number);
    }
  }

  /** Upper case makes two letters of some, and a last one in lower case may be another. */
  private static Set<String> forms(String term) {
    var forms = new LinkedHashSet<String>();
    for (String cased :
        List.of(term, term.toLowerCase(Locale.ROOT), term.toUpperCase(Locale.ROOT))) {
      String lower = folded(cased);
      forms.add(lower);
      forms.add(Normalizer.normalize(lower, Normalizer.Form.NFC));
      forms.add(Normalizer.normalize(lower, Normalizer.Form.NFD));
    }
    return forms;
  }

  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    boolean space = false;
    for (int c : text.codePoints().toArray()) {
      boolean blank = isSpace(c);
      if (!blank) {
        folded.appendCodePoint(Character.toLowerCase(c));
      } else if (!space) {
        folded.append(' ');
      }
      space = blank;
    }
    return folded.toString();
  }

  void find(byte[] text, int from, int to, Found found) {
    if (kinds.isEmpty()) {
      return;
    }
    int p = from;
    while (p < to) {
      int end = mayBegin(text, from, p, to) ? longest(text, from, p, to, found) : -1;
      p = end > p ? end : p + 1;
    }
  }

  private boolean mayBegin(byte[] text, int from, int p, int to) {
    if ((text[p] & 0xC0) == 0x80) {
      return false;
    }
    int c = Character.toLowerCase(CodePoints.at(text, p, to));
    return trie.startsWith(CodePoints.byteOf(c, CodePoints.lastShift(c)))
        && Edge.begins(text, from, p, to);
  }

  private int longest(byte[] text, int from, int start, int to, Found found) {
    int node = ByteTrie.ROOT;
    int number = ByteTrie.NONE;
    int end = -1;
    for (int p = start; p < to; ) {
      int c = CodePoints.at(text, p, to);
      p += CodePoints.length(text[p], to - p);
      node = isSpace(c) ? trie.step(node, (byte) ' ') : step(node, Character.toLowerCase(c));
      if (node == ByteTrie.NONE) {
        break;
      }
      if (trie.ends(node) != ByteTrie.NONE && Edge.ends(text, from, p, to)) {
        number = trie.ends(node);
        end = p;
      }
      p = isSpace(c) ? behindSpace(text, p, to) : p;
    }
    if (number != ByteTrie.NONE) {
      found.add(kinds.get(number), start, end);
    }
    return end;
  }

  private int step(int node, int c) {
    int at = node;
    for (int shift = CodePoints.lastShift(c); shift >= 0 && at != ByteTrie.NONE; shift -= 6) {
      at = trie.step(at, CodePoints.byteOf(c, shift));
    }
    return at;
  }

  private static int behindSpace(byte[] text, int start, int to) {
    int p = start;
    while (p < to && p - start < MOST_SPACE && isSpace(CodePoints.at(text, p, to))) {
      p += CodePoints.length(text[p], to - p);
    }
    return p;
  }

  private static boolean isSpace(int c) {
    return c <= ' ' || c == NO_BREAK || c > NO_BREAK && Character.isSpaceChar(c);
  }

  private static boolean isWord(byte b) {
    return (ByteClass.of(b) & ByteClass.WORD) != 0;
  }
}
