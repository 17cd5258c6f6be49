package io.ledgerline.inspection.injection;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Says how much a few words are worded like attempts to steer an assistant, and unlike what people
 * otherwise write, and how much the text that they stand in is like texts in which people write so
 * anyway: a linear model over {@link WordingFeatures}, learnt from texts of our own by the program
 * {@code WordingTraining} among the tests. Immutable.
 *
 * <p>Each of 262,144 places holds one feature: eight bits that tell it from others of that place,
 * and its weight. Words of the text around have a table of their own, and so have words by
 * themselves, by which most sentences are passed at a glance. Two files of the same texts are the
 * same to the byte.
 */
final class Wording {
  static final int PLACE_BITS = 18;

  private static final int KEY_BITS = 24;

  /** Places for words by themselves, which are looked up one by one in every text. */
  static final int GLANCE_BITS = 15;

  static final int AROUND_BITS = 15;

  static final int MAGIC = 0x4C4C5734;

  /** Letters in a word that tells words from letters by themselves. */
  static final int SHORTEST = 3;

  /** One in so many must be such a word: letters apart, or spelt out, have no wording. */
  private static final int WHOLE = 2;

  /** And one in so many be known: what is no text has none. */
  private static final int KNOWN = 8;

  /** Where in a sum of what words tell at a glance their weight stands, and two counts of words. */
  private static final int SUM = 32;

  private static final int KNOWN_WORDS = 16;
  private static final int COUNT = 0xffff;

  /** Words from which the text around counts by its average. */
  private static final int MANY = 144;

  private static final double ROOT_OF_MANY = Math.sqrt(MANY);

  private final short[] glances = new short[1 << GLANCE_BITS];
  private final short[] weights = new short[1 << PLACE_BITS];
  private final short[] weightsAround = new short[1 << AROUND_BITS];
  private final Lexicon lexicon;
  private final long spelling;
  private final float scale;
  private final float bias;
  private final float glance;
  private final float scaleAround;
  private final float usualAround;
  private final boolean looksAround;

  /** Reads what {@code WordingTraining} wrote. */
  Wording(byte[] file, Lexicon lexicon) {
    this.lexicon = lexicon;
    spelling = lexicon.bit("NATO");
    try (var in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalStateException("wording: no model (expected: LLW4)");
      }
      glance = in.readFloat();
      fill(glances, GLANCE_BITS, in);
      scale = in.readFloat();
      bias = in.readFloat();
      fill(weights, PLACE_BITS, in);
      scaleAround = in.readFloat();
      usualAround = in.readFloat();
      looksAround = fill(weightsAround, AROUND_BITS, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a table; false if there is nothing in it. */
  private static boolean fill(short[] table, int bits, DataInputStream in) throws IOException {
    int features = in.readInt();
    for (int i = 0; i < features; i++) {
      int feature = in.readInt();
      table[feature >>> Integer.SIZE - bits] = (short) feature;
    }
    return features > 0;
  }

  /** By what the weights of so many words around are divided: long texts weigh no more. */
  static double share(int words) {
    return words <= MANY ? Math.sqrt(words) : words / ROOT_OF_MANY;
  }

  /** What features weigh together that are told by their keys. */
  private int weights(int[] keys, int count) {
    short[] table = weights;
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int entry = table[keys[i] >>> KEY_BITS - PLACE_BITS];
      int differs = (entry >>> 8 ^ keys[i]) & 0xff;
      sum += (byte) entry & differs - 1 >> 31;
    }
    return sum;
  }

  private static int weight(short[] table, int bits, long feature) {
    int entry = table[(int) (feature >>> Long.SIZE - bits)];
    int differs = (entry >>> 8 ^ (int) (feature >>> 40)) & 0xff;
    return (byte) entry & differs - 1 >> 31;
  }

  /** Whether it learnt anything of a word by itself. */
  boolean knows(long hash) {
    return weight(glances, GLANCE_BITS, WordingFeatures.single(hash)) != 0;
  }

  /**
   * Tells what words tell at a glance; what all of them weigh in the text around. Look-ups have
   * loops of their own, short enough for many to be under way at once: the tables are too large for
   * the first cache.
   */
  long weigh(Tokens run, int from, int to) {
    long[] sums = run.weighed;
    long[] hashes = run.hash;
    for (int i = from; i < to; i++) {
      sums[i + 1] = weight(glances, GLANCE_BITS, WordingFeatures.single(hashes[i]));
    }
    long around = looksAround ? around(hashes, from, to) : 0;
    long sum = sums[from];
    for (int i = from; i < to; i++) {
      sum += glance((int) sums[i + 1], run.size(i), run.bits[i]);
      sums[i + 1] = sum;
    }
    return around;
  }

  /** What words weigh in the text around. */
  private long around(long[] hashes, int from, int to) {
    short[] table = weightsAround;
    int around = 0;
    for (int i = from; i < to; i++) {
      around += weight(table, AROUND_BITS, WordingFeatures.around(hashes[i]));
    }
    return around;
  }

  /**
   * What a word tells at a glance, to be added up: its weight by itself, whether it is of letters
   * enough to be a word (2; 1 if not, and less if it spells a letter), whether the model knows it.
   */
  private long glance(int weight, int size, long classes) {
    int word = SHORTEST - 1 - size >>> 31;
    int known = (weight | -weight) >>> 31 & word;
    long spelt = classes & spelling;
    int whole = 1 + word - (int) ((spelt | -spelt) >>> 63);
    return ((long) weight << SUM) + ((long) known << KNOWN_WORDS) + whole;
  }

  /** Adds up; one for each scan, as it is not thread-safe. */
  final class Scale {
    private @Nullable WordingFeatures features;
    private int wordsAround;
    private long weightAround;

    /**
     * Whether some words may have odds that matter: they are words, and what they weigh by
     * themselves tells it of most that have none, for a small part of the work.
     */
    boolean mayMatter(Tokens run, int from, int to) {
      return mayMatter(run.weighed[to] - run.weighed[from], to - from);
    }

    /** The same of words that another model weighs in their run. */
    boolean mayMatterHere(Tokens run, int from, int to) {
      long all = 0;
      for (int i = from; i < to; i++) {
        int weight = weight(glances, GLANCE_BITS, WordingFeatures.single(run.hash[i]));
        all += glance(weight, run.size(i), run.bits[i]);
      }
      return mayMatter(all, to - from);
    }

    private boolean mayMatter(long all, int words) {
      int sum = (int) (all >> SUM);
      int known = (int) (all >>> KNOWN_WORDS) & COUNT;
      int whole = ((int) all & COUNT) - words;
      return whole * WHOLE >= words && known * KNOWN >= words && sum >= glance * Math.sqrt(words);
    }

    /**
     * The odds that some words are meant to steer, as a logarithm in thousandths: 0 is even.
     *
     * @param from the first word, as its index in the run
     * @param to behind the last
     * @param asked whether a question mark follows
     */
    int odds(Tokens run, int from, int to, boolean asked) {
      if (features == null) {
        features = new WordingFeatures(lexicon);
      }
      features.read(run, from, to, asked);
      double sum =
          weights(features.words, features.wordCount) / Math.sqrt(features.wordCount)
              + weights(features.kinds, features.kindCount) / Math.sqrt(features.kindCount);
      return (int) Math.round(1000 * (scale * sum + bias));
    }

    /** Reads the new words of a run of the text around. */
    void lookAround(Tokens run) {
      if (!looksAround) {
        return;
      }
      weightAround += run.newAround;
      wordsAround += run.count - run.repeated;
    }

    /** The same of a run that another model weighs. */
    void lookAroundHere(Tokens run) {
      weightAround += Wording.this.around(run.hash, run.repeated, run.count);
      wordsAround += run.count - run.repeated;
    }

    /**
     * What the text around, read so far, adds to the odds of each piece of it, as a logarithm in
     * thousandths: less than 0 where people write like that anyway.
     */
    int around() {
      if (wordsAround == 0) {
        return 0;
      }
      double adds = scaleAround * weightAround / share(wordsAround) - usualAround;
      return (int) Math.round(1000 * adds);
    }
  }
}
