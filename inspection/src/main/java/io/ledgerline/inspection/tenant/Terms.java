package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.token.ByteTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Many terms at once: at the start of each word the longest term is looked up, so work per word is
 * bounded by the longest term. Letters outside ASCII are found as written, in upper and in lower
 * case.
 */
final class Terms {
  /** Takes what was found. */
  @FunctionalInterface
  interface Found {
    void add(Kind kind, int start, int end);
  }

  private final ByteTrie trie = new ByteTrie(true);
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
    for (String form :
        List.of(bare, bare.toLowerCase(Locale.ROOT), bare.toUpperCase(Locale.ROOT))) {
      trie.add(form.getBytes(UTF_8), number);
    }
  }

  void find(byte[] text, int from, int to, Found found) {
    if (kinds.isEmpty()) {
      return;
    }
    int p = from;
    while (p < to) {
      boolean begins = isWord(text[p]) && (p == from || !isWord(text[p - 1]));
      int end = begins ? longest(text, p, to, found) : -1;
      p = end > p ? end : p + 1;
    }
  }

  private int longest(byte[] text, int start, int to, Found found) {
    int node = ByteTrie.ROOT;
    int number = ByteTrie.NONE;
    int end = -1;
    for (int p = start; p < to; p++) {
      node = trie.step(node, text[p]);
      if (node == ByteTrie.NONE) {
        break;
      }
      boolean ends = p + 1 == to || !isWord(text[p + 1]) || !isWord(text[p]);
      if (trie.ends(node) != ByteTrie.NONE && ends) {
        number = trie.ends(node);
        end = p + 1;
      }
    }
    if (number != ByteTrie.NONE) {
      found.add(kinds.get(number), start, end);
    }
    return end;
  }

  private static boolean isWord(byte b) {
    return (ByteClass.of(b) & ByteClass.WORD) != 0;
  }
}
