package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Fold;
import io.ledgerline.inspection.normalise.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Words that matter and their classes, found by a hash of the folded word. Immutable once built.
 */
final class Lexicon {
  /** The word is named by itself in a rule. */
  static final long LITERAL = 1L << 63;

  /** The word is a known one in ROT13, Atbash, backwards or pig latin. */
  static final long ROT13 = 1L << 62;

  static final long ATBASH = 1L << 61;
  static final long REVERSED = 1L << 60;
  static final long PIG_LATIN = 1L << 59;
  static final long CIPHERED = ROT13 | ATBASH | REVERSED | PIG_LATIN;

  /** Around the word there may be something that {@link Tongues} knows. */
  static final long FOREIGN = 1L << 58;

  /** What says nothing of a word in plain letters. */
  static final long NOTHING = CIPHERED | FOREIGN;

  private static final List<String> SEEDS =
      List.of("OVERRIDE", "PRIOR", "INSTR", "REVEAL", "SECRET", "SYSTEMWORD", "PRODUCE", "GENERIC");
  private static final int SHORTEST_SEED = 5;
  private static final int CLASSES = 58;

  /** Words of the filter that says at once of most words that they are none of ours. */
  private static final int FILTER = 1024;

  private final Map<String, Long> classes = new LinkedHashMap<>();

  /** Pairs of a word's hash and its classes, so that a look-up touches one place. */
  private long[] words = new long[1 << 15];

  private final long[] filter = new long[FILTER];

  /** Of the beginnings of words, for those who look for words in letters without spaces. */
  private final long[] beginnings = new long[FILTER];

  private int size;
  private Translations translations = new Translations(List.of(), _ -> false);

  Lexicon(List<String> lines) {
    for (String line : lines) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      long bit = classes.computeIfAbsent(name, _ -> next());
      for (String word : line.substring(colon + 1).strip().split("\\s+")) {
        if (!word.isEmpty()) {
          add(word, bit);
        }
      }
    }
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (SEEDS.contains(line.substring(0, colon))) {
        for (String word : line.substring(colon + 1).strip().split("\\s+")) {
          seed(word);
        }
      }
    }
  }

  private long next() {
    if (classes.size() == CLASSES) {
      throw new IllegalStateException("classes: more than " + CLASSES);
    }
    return 1L << classes.size();
  }

  /** The bit of a class. */
  long bit(String name) {
    Long bit = classes.get(name);
    if (bit == null) {
      throw new IllegalArgumentException("class: " + name + " (expected: one of the lexicon)");
    }
    return bit;
  }

  /**
   * Has words of other languages read as English ones; last, as rules add words that stay.
   *
   * @param known of which something was learnt as they are
   */
  void translate(List<String> lines, LongPredicate known) {
    translations =
        new Translations(lines, word -> (bitsOf(word) & LITERAL) != 0 || known.test(word));
  }

  /** What is read in the place of words. */
  Translations translations() {
    return translations;
  }

  /** Adds words around which {@link Tongues} is to look. */
  void open(List<String> openers) {
    openers.forEach(word -> put(hash(fold(word)), FOREIGN));
  }

  /** Adds a word of a rule; returns its hash. */
  long literal(String word) {
    String folded = fold(word);
    long hash = hash(folded);
    put(hash, LITERAL);
    begin(folded);
    return hash;
  }

  /** The classes of a word, as bits. */
  long bitsOf(long hash) {
    if ((filter[(int) (hash >>> 40) & FILTER - 1] >>> (hash >>> 34) & 1) == 0) {
      return 0;
    }
    int at = slot(words, hash);
    while (words[at] != 0) {
      if (words[at] == hash) {
        return words[at + 1];
      }
      at = at + 2 & words.length - 1;
    }
    return 0;
  }

  private static int slot(long[] words, long hash) {
    return (int) (hash ^ hash >>> 32) << 1 & words.length - 1;
  }

  /** The hash of a folded word; the same as {@link Tokens} computes. */
  static long hash(CharSequence word) {
    long hash = Tokens.SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * Tokens.PRIME;
    }
    return hash;
  }

  static String fold(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    return Fold.of(SourceText.of(utf8, 0, utf8.length)).toString();
  }

  private void add(String word, long bit) {
    String folded = fold(word);
    put(hash(folded), bit);
    begin(folded);
  }

  private void begin(String word) {
    for (int end = 1; end <= word.length(); end++) {
      long hash = hash(word.substring(0, end));
      beginnings[(int) (hash >>> 40) & FILTER - 1] |= 1L << (hash >>> 34);
    }
  }

  /** Whether a known word in plain letters may begin with letters of this hash. */
  boolean mayBegin(long hash) {
    return (beginnings[(int) (hash >>> 40) & FILTER - 1] >>> (hash >>> 34) & 1) != 0;
  }

  private void seed(String word) {
    if (word.length() < SHORTEST_SEED || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return;
    }
    var rot = new StringBuilder();
    var atbash = new StringBuilder();
    for (char c : word.toCharArray()) {
      rot.append((char) ('a' + (c - 'a' + 13) % 26));
      atbash.append((char) ('z' - (c - 'a')));
    }
    disguise(rot, ROT13);
    disguise(atbash, ATBASH);
    disguise(new StringBuilder(word).reverse(), REVERSED);
    pigLatin(word);
  }

  private void pigLatin(String word) {
    int vowel = 0;
    while (vowel < word.length() && "aeiou".indexOf(word.charAt(vowel)) < 0) {
      vowel++;
    }
    if (vowel == 0) {
      disguise(word + "way", PIG_LATIN);
      disguise(word + "yay", PIG_LATIN);
      return;
    }
    disguise(word.substring(vowel) + word.substring(0, vowel) + "ay", PIG_LATIN);
  }

  private void disguise(CharSequence word, long bit) {
    long hash = hash(word);
    if ((bitsOf(hash) & ~CIPHERED) == 0) {
      put(hash, bit);
    }
  }

  private void put(long hash, long bit) {
    if (size * 4 > words.length) {
      grow();
    }
    int at = slot(words, hash);
    while (words[at] != 0 && words[at] != hash) {
      at = at + 2 & words.length - 1;
    }
    size += words[at] == 0 ? 1 : 0;
    words[at] = hash;
    words[at + 1] |= bit;
    filter[(int) (hash >>> 40) & FILTER - 1] |= 1L << (hash >>> 34);
  }

  private void grow() {
    long[] old = words;
    words = new long[old.length * 2];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        put(old[i], old[i + 1]);
      }
    }
  }
}
