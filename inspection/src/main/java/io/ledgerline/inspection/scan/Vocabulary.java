package io.ledgerline.inspection.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every word and phrase that means something to a rule, found by hash: its {@link WordClass}es and
 * the {@link Topic}s that it is context for. Immutable.
 *
 * <p>Word lists are resources of this module, read as {@link WordLists}.
 */
public final class Vocabulary {
  /** Lists by file; topics are words of context, classes are words of grammar. */
  private static final List<String> CLASS_FILES = List.of("words.txt", "names.txt", "places.txt");

  /** In place of a hash's lowest bit: hashes that belong here or before may stand behind. */
  private static final long MORE = 1;

  private static final int SECONDS_BITS = 15;
  private static final String TOPIC_FILE = "topics.txt";
  private static final Pattern SPACES = Pattern.compile("[ '’._-]+");
  private static final Vocabulary STANDARD = read();

  /**
   * By entry, which is the place where a hash is looked for first, or the next free one behind; the
   * lowest bit of each is {@link #MORE}.
   */
  private final long[] hashes;

  private final long[] classes;
  private final long[] topicsLow;
  private final long[] topicsHigh;

  /** What the word and the phrases that begin with it may be context for: {@link Subject}s. */
  private final byte[] subjects;

  /** What the word and the phrases that begin with it are. */
  private final long[] begun;

  /** One bit per word of a phrase but the first, small enough for the first-level cache. */
  private final long[] seconds;

  private final int shift;
  private final Unspaced unspaced;

  private Vocabulary(Map<Long, long[]> entries, long[] seconds, Unspaced unspaced) {
    this.seconds = seconds;
    this.unspaced = unspaced;
    int bits = 64 - Long.numberOfLeadingZeros(entries.size() * 2L);
    int places = 1 << bits;
    shift = 64 - bits;
    hashes = new long[places];
    classes = new long[places];
    topicsLow = new long[places];
    topicsHigh = new long[places];
    begun = new long[places];
    subjects = new byte[places];
    entries.forEach(this::add);
  }

  private void add(long hash, long[] parts) {
    int entry = (int) (hash >>> shift);
    while (entry == 0 || hashes[entry] != 0) {
      hashes[entry] |= MORE;
      entry = entry + 1 & hashes.length - 1;
    }
    hashes[entry] = hash & ~MORE;
    classes[entry] = parts[0];
    topicsLow[entry] = parts[1];
    topicsHigh[entry] = parts[2];
    boolean head = (parts[0] & WordClass.PHRASE_HEAD.bit()) != 0;
    subjects[entry] =
        (byte)
            (Subject.of(parts[4], parts[5])
                | Subject.ofClasses(parts[0])
                | (head ? Subject.ANY.bit() : 0));
    begun[entry] = parts[3] | parts[0];
  }

  /** The words of the standard detectors. */
  public static Vocabulary standard() {
    return STANDARD;
  }

  /** The entry of a word's or phrase's hash, 0 for an unknown one. */
  int find(long hash) {
    int entry = (int) (hash >>> shift);
    long found = hashes[entry];
    if (((found ^ hash) & ~MORE) == 0) {
      return entry;
    }
    return (found & MORE) == 0 ? 0 : further(hash, entry);
  }

  /**
   * Finds many, without a branch on whether they are known, which is a toss-up: what follows need
   * not wait for it.
   */
  void find(long[] hash, int from, int to, int[] entry) {
    long[] known = hashes;
    int down = shift;
    for (int i = from; i < to; i++) {
      long one = hash[i];
      int own = (int) (one >>> down);
      long found = known[own];
      long differs = (found ^ one) & ~MORE;
      long unknown = (differs | -differs) >> 63;
      entry[i] = own & (int) ~unknown;
      if ((found & MORE & unknown) != 0) {
        entry[i] = further(one, own);
      }
    }
  }

  /** Whether a word may be one of a phrase but the first; a few others count, too. */
  boolean mayContinue(long hash) {
    int bit = (int) (hash >>> 64 - SECONDS_BITS);
    return (seconds[bit >> 6] >>> bit & 1) != 0;
  }

  private int further(long hash, int from) {
    int entry = from;
    while ((hashes[entry] & MORE) != 0) {
      entry = entry + 1 & hashes.length - 1;
      if (((hashes[entry] ^ hash) & ~MORE) == 0) {
        return entry;
      }
    }
    return 0;
  }

  long classes(int entry) {
    return classes[entry];
  }

  /** All entries are below; 0 is none, and others may be. */
  int size() {
    return classes.length;
  }

  /** The classes of a word and of the phrases that begin with it. */
  long classesOrBegun(int entry) {
    return begun[entry];
  }

  /**
   * The classes that triggers ask a word itself for: {@link WordClass#HEALTH} too where one of
   * {@link HealthTerms} may begin.
   */
  long classesAsked(int entry) {
    return classes[entry] | begun[entry] & WordClass.HEALTH.bit();
  }

  /** What a word, or a phrase that begins with it, may be context for: {@link Subject}s. */
  int subjects(int entry) {
    return subjects[entry];
  }

  long topicsLow(int entry) {
    return topicsLow[entry];
  }

  long topicsHigh(int entry) {
    return topicsHigh[entry];
  }

  /** Context words of scripts without spaces. */
  Unspaced unspaced() {
    return unspaced;
  }

  private static Vocabulary read() {
    var entries = new LinkedHashMap<Long, long[]>();
    var seconds = new long[1 << SECONDS_BITS - 6];
    for (var file : CLASS_FILES) {
      var lists = WordLists.beside(Vocabulary.class, file);
      for (String name : lists.names()) {
        long bit = WordClass.valueOf(name).bit();
        List<String> words = lists.list(name);
        words.forEach(word -> define(entries, seconds, word, bit));
        if (bit == WordClass.GIVEN.bit()) {
          words.forEach(word -> inflect(entries, seconds, word));
        }
      }
    }
    Countries.names().forEach(name -> define(entries, seconds, name, WordClass.COUNTRY.bit()));
    Countries.codes().forEach(code -> define(entries, seconds, code, WordClass.TLD.bit()));
    var unspaced = new Unspaced();
    var topics = WordLists.beside(Vocabulary.class, TOPIC_FILE);
    for (String name : topics.names()) {
      var topic = Topic.valueOf(name);
      for (String word : topics.list(name)) {
        unspaced.add(word, topic);
        String[] parts = parts(word);
        var entry = entry(entries, seconds, parts);
        entry[1] |= topic.low();
        entry[2] |= topic.high();
        var first = first(entries, parts);
        first[4] |= topic.low();
        first[5] |= topic.high();
      }
    }
    for (long hash : HealthTerms.standard().first()) {
      entries.computeIfAbsent(hash, h -> new long[6])[3] |= WordClass.HEALTH.bit();
    }
    return new Vocabulary(entries, seconds, unspaced);
  }

  private static void define(Map<Long, long[]> entries, long[] seconds, String words, long bit) {
    String[] parts = parts(words);
    entry(entries, seconds, parts)[0] |= bit;
    first(entries, parts)[3] |= bit;
  }

  /** Adds the cases of a given name that are no words of their own here. */
  private static void inflect(Map<Long, long[]> entries, long[] seconds, String name) {
    for (var form : CaseForms.of(name)) {
      if (!entries.containsKey(Fold.hash(form))) {
        define(entries, seconds, form, WordClass.GIVEN.bit());
      }
    }
  }

  private static String[] parts(String words) {
    return SPACES.split(words.strip());
  }

  private static long[] first(Map<Long, long[]> entries, String[] parts) {
    return entries.computeIfAbsent(Fold.hash(parts[0]), h -> new long[6]);
  }

  /** The entry of a word or phrase; a phrase's beginnings become heads. */
  private static long[] entry(Map<Long, long[]> entries, long[] seconds, String[] parts) {
    long hash = 0;
    boolean first = true;
    for (var word : parts) {
      long next = Fold.hash(word);
      if (!first) {
        entries.computeIfAbsent(hash, h -> new long[6])[0] |= WordClass.PHRASE_HEAD.bit();
        int bit = (int) (next >>> 64 - SECONDS_BITS);
        seconds[bit >> 6] |= 1L << bit;
      }
      hash = first ? next : Fold.phrase(hash, next);
      first = false;
    }
    return entries.computeIfAbsent(hash, h -> new long[6]);
  }
}
