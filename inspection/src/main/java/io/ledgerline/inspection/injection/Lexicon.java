package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Fold;
import io.ledgerline.inspection.normalise.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  private static final int FILTER_BITS = 16;

  private final Map<String, Long> classes = new LinkedHashMap<>();

  private final WordTable words = new WordTable(FILTER_BITS);

  /** Of the beginnings of words, for those who look for words in letters without spaces. */
  private final long[] beginnings = new long[1 << FILTER_BITS - 6];

  private Translations translations = Translations.NONE;

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

  /** Has words of scripts without spaces read as English ones. */
  void translate(List<String> unspaced) {
    translations = new Translations(unspaced);
  }

  /**
   * Has words of all languages read so; last, as rules add words that stay.
   *
   * @param foreign words of which it is only known that they are none of English
   * @param known of which something was learnt as they are
   */
  void translate(
      List<String> unspaced, List<String> others, List<String> foreign, LongPredicate known) {
    translations =
        new Translations(
            unspaced, others, word -> (bitsOf(word) & LITERAL) != 0 || known.test(word));
    translations.mark(foreign);
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
    return words.get(hash, 0);
  }

  /**
   * The classes of some words.
   *
   * @param room for one more than there are words
   */
  void bitsOf(long[] hashes, int from, int to, long[] bits, int[] room) {
    Arrays.fill(bits, from, to, 0);
    int known = words.mayHave(hashes, from, to, room);
    for (int i = 0; i < known; i++) {
      int word = room[i];
      bits[word] = words.find(hashes[word], 0);
    }
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
      int bit = beginning(hash(word.substring(0, end)));
      beginnings[bit >>> 6] |= 1L << bit;
    }
  }

  /** Whether a known word in plain letters may begin with letters of this hash. */
  boolean mayBegin(long hash) {
    int bit = beginning(hash);
    return (beginnings[bit >>> 6] >>> bit & 1) != 0;
  }

  private static int beginning(long hash) {
    return (int) (hash >>> Long.SIZE - FILTER_BITS);
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
    words.put(hash, words.get(hash, 0) | bit);
  }
}
