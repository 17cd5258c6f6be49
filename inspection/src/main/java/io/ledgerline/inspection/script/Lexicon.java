package io.ledgerline.inspection.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordLists;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Words and phrases of one language and their {@link Role}s, found by hash. Immutable. */
final class Lexicon {
  private static final Pattern SPACES = Pattern.compile("[ ./_-]+");
  private static final int WORDS_SHIFT = 56;
  private static final long ROLES = (1L << WORDS_SHIFT) - 1;
  private static final int MOST_WORDS = 6;
  private static final int PARTS =
      ByteClass.SPACE | ByteClass.DOT | ByteClass.DASH | ByteClass.SLASH | ByteClass.UNDER;

  private final long[] hashes;
  private final long[] roles;

  private Lexicon(Map<Long, Long> entries) {
    int places = Integer.highestOneBit(entries.size()) * 4;
    hashes = new long[places];
    roles = new long[places];
    entries.forEach(this::add);
  }

  private void add(long hash, long bits) {
    int at = (int) (hash >>> 32) & hashes.length - 1;
    while (hashes[at] != 0) {
      at = at + 1 & hashes.length - 1;
    }
    hashes[at] = hash;
    roles[at] = bits;
  }

  /** The list of a language, beside this class. */
  static Lexicon read(String file) {
    var entries = new HashMap<Long, Long>();
    var lists = WordLists.beside(Lexicon.class, file);
    for (String name : lists.names()) {
      long role = Role.valueOf(name).bit();
      lists.list(name).forEach(words -> put(entries, words, role));
    }
    return new Lexicon(entries);
  }

  private static void put(Map<Long, Long> entries, String words, long role) {
    long hash = 0;
    for (var word : SPACES.split(words)) {
      var bytes = word.getBytes(UTF_8);
      long next = Words.hash(bytes, 0, bytes.length);
      if (hash != 0) {
        entries.merge(hash, Role.HEAD.bit(), (a, b) -> a | b);
      }
      hash = hash == 0 ? next : Words.phrase(hash, next);
    }
    entries.merge(hash, role, (a, b) -> a | b);
  }

  /** The roles of a hash, 0 for an unknown word. */
  long roles(long hash) {
    int at = (int) (hash >>> 32) & hashes.length - 1;
    while (hashes[at] != 0) {
      if (hashes[at] == hash) {
        return roles[at];
      }
      at = at + 1 & hashes.length - 1;
    }
    return 0;
  }

  /** The roles of a token as a word by itself; 0 outside the text. */
  long word(Text text, int token) {
    return text.has(token) ? roles(Words.hash(text, token, 1)) : 0;
  }

  /**
   * The longest word or phrase that begins with a token: its roles, and how many tokens it has as
   * {@link #words}; 0 for none.
   */
  long match(Text text, int token) {
    if (!text.has(token)) {
      return 0;
    }
    int span = Words.span(text, token);
    long hash = Words.hash(text, token, span);
    long found = roles(hash);
    long best = (found & ~Role.HEAD.bit()) == 0 ? 0 : (long) span << WORDS_SHIFT | found;
    int next = token + span;
    while ((found & Role.HEAD.bit()) != 0 && next - token < MOST_WORDS && goesOn(text, next)) {
      int more = Words.span(text, next);
      hash = Words.phrase(hash, Words.hash(text, next, more));
      found = roles(hash);
      next += more;
      if ((found & ~Role.HEAD.bit()) != 0) {
        best = (long) (next - token) << WORDS_SHIFT | found;
      }
    }
    return best;
  }

  private static boolean goesOn(Text text, int token) {
    return text.has(token) && (text.gap(token) & ~PARTS) == 0 && text.gapLength(token) <= 3;
  }

  /** How many tokens a match has. */
  static int words(long match) {
    return (int) (match >>> WORDS_SHIFT);
  }

  /** The roles of a match. */
  static long rolesOf(long match) {
    return match & ROLES;
  }

  /** Whether a word or phrase that ends right before a token has one of some roles. */
  boolean endsBefore(Text text, int token, long wanted) {
    return endsBefore(text, token, wanted, 4);
  }

  /** The same for phrases of at most so many words. */
  boolean endsBefore(Text text, int token, long wanted, int most) {
    for (int words = 1; words <= most && token >= words; words++) {
      long match = match(text, token - words);
      if (words(match) == words && (match & wanted) != 0) {
        return true;
      }
    }
    return false;
  }
}
