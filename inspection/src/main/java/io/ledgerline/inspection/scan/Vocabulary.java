package io.ledgerline.inspection.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every word and phrase that means something to a rule, found by hash: its {@link WordClass}es and
 * the {@link Topic}s that it is context for. Immutable.
 *
 * <p>Word lists are resources of this module: a line {@code CLASS: word, two words, …}, or a class
 * in the first line and words below.
 */
public final class Vocabulary {
  /** Lists by file; topics are words of context, classes are words of grammar. */
  private static final List<String> CLASS_FILES = List.of("words.txt", "names.txt", "places.txt");

  private static final int SIEVE_BITS = 17;
  private static final String TOPIC_FILE = "topics.txt";
  private static final String SPACES = "[ '’._-]+";
  private static final Vocabulary STANDARD = read();

  private final long[] hashes;
  private final int[] slots;
  private final long[] classes;
  private final long[] topicsLow;
  private final long[] topicsHigh;

  /** What the word and the phrases that begin with it may be context for: {@link Subject}s. */
  private final byte[] subjects;

  /** What the word and the phrases that begin with it are. */
  private final long[] begun;

  /** One bit per known hash, small enough for the first-level cache. */
  private final long[] sieve = new long[1 << SIEVE_BITS - 6];

  private final int shift;
  private final Unspaced unspaced;

  private Vocabulary(Map<Long, long[]> entries, Unspaced unspaced) {
    this.unspaced = unspaced;
    int bits = 64 - Long.numberOfLeadingZeros(entries.size() * 3L);
    shift = 64 - bits;
    slots = new int[1 << bits];
    hashes = new long[entries.size() + 1];
    classes = new long[entries.size() + 1];
    topicsLow = new long[entries.size() + 1];
    topicsHigh = new long[entries.size() + 1];
    begun = new long[entries.size() + 1];
    subjects = new byte[entries.size() + 1];
    int next = 1;
    for (var entry : entries.entrySet()) {
      hashes[next] = entry.getKey();
      classes[next] = entry.getValue()[0];
      topicsLow[next] = entry.getValue()[1];
      topicsHigh[next] = entry.getValue()[2];
      boolean head = (classes[next] & WordClass.PHRASE_HEAD.bit()) != 0;
      subjects[next] =
          (byte)
              (Subject.of(entry.getValue()[4], entry.getValue()[5])
                  | Subject.ofClasses(entry.getValue()[0])
                  | (head ? Subject.ANY.bit() : 0));
      begun[next] = entry.getValue()[3] | entry.getValue()[0];
      int bit = (int) (entry.getKey() >>> 64 - SIEVE_BITS);
      sieve[bit >> 6] |= 1L << bit;
      int slot = (int) (entry.getKey() >>> shift);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = next++;
    }
  }

  /** The words of the standard detectors. */
  public static Vocabulary standard() {
    return STANDARD;
  }

  /** The entry of a word's or phrase's hash, 0 for an unknown one. */
  int find(long hash) {
    int bit = (int) (hash >>> 64 - SIEVE_BITS);
    return (sieve[bit >> 6] >>> bit & 1) == 0 ? 0 : look(hash);
  }

  private int look(long hash) {
    int slot = (int) (hash >>> shift);
    int entry;
    while ((entry = slots[slot]) != 0) {
      if (hashes[entry] == hash) {
        return entry;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return 0;
  }

  long classes(int entry) {
    return classes[entry];
  }

  /** How many entries there are; they count from 1. */
  int size() {
    return classes.length;
  }

  /** The classes of a word and of the phrases that begin with it. */
  long classesOrBegun(int entry) {
    return begun[entry];
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
    for (var file : CLASS_FILES) {
      lists(file)
          .forEach(
              (name, words) -> {
                long bit = WordClass.valueOf(name).bit();
                words.forEach(word -> define(entries, word, bit));
              });
    }
    Countries.names().forEach(name -> define(entries, name, WordClass.COUNTRY.bit()));
    Countries.codes().forEach(code -> define(entries, code, WordClass.TLD.bit()));
    var unspaced = new Unspaced();
    lists(TOPIC_FILE)
        .forEach(
            (name, words) -> {
              var topic = Topic.valueOf(name);
              for (var word : words) {
                unspaced.add(word, topic);
                var entry = entry(entries, word);
                entry[1] |= topic.low();
                entry[2] |= topic.high();
                var first = first(entries, word);
                first[4] |= topic.low();
                first[5] |= topic.high();
              }
            });
    return new Vocabulary(entries, unspaced);
  }

  private static void define(Map<Long, long[]> entries, String words, long bit) {
    entry(entries, words)[0] |= bit;
    first(entries, words)[3] |= bit;
  }

  private static long[] first(Map<Long, long[]> entries, String words) {
    return entry(entries, words.strip().split(SPACES)[0]);
  }

  /** The entry of a word or phrase; a phrase's beginnings become heads. */
  private static long[] entry(Map<Long, long[]> entries, String words) {
    long hash = 0;
    boolean first = true;
    for (var word : words.strip().split(SPACES)) {
      long next = Fold.hash(word);
      if (!first) {
        entries.computeIfAbsent(hash, h -> new long[6])[0] |= WordClass.PHRASE_HEAD.bit();
      }
      hash = first ? next : Fold.phrase(hash, next);
      first = false;
    }
    return entries.computeIfAbsent(hash, h -> new long[6]);
  }

  private static Map<String, List<String>> lists(String file) {
    var lists = new LinkedHashMap<String, List<String>>();
    try (var in = Vocabulary.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("word list " + file + " (expected: beside this class)");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String name = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int colon = line.indexOf(':');
        if (colon > 0) {
          name = line.substring(0, colon).strip();
          line = line.substring(colon + 1);
        }
        var words = lists.computeIfAbsent(name, n -> new ArrayList<>());
        for (var word : line.split(",")) {
          if (!word.isBlank()) {
            words.add(word.strip());
          }
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return lists;
  }
}
