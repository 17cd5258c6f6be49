package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.Text;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Says of each word of a chain how much it is a person's, a place's or a company's: a linear model
 * over {@link NameFeatures} and over which of these stand side by side, learnt from texts of our
 * own by the program {@code NameTraining} among the tests. Immutable.
 *
 * <p>Each of 65,536 places holds one feature: eight bits that tell it from others of that place,
 * and a weight of eight bits for each of the three; what is none of them always weighs 0. Beside it
 * is a sieve of ordinary words. Two files of the same texts are the same to the byte.
 */
final class NameModel extends NameFeatures {
  static final int PLACE_BITS = 16;
  static final int MAGIC = 0x4C4C4E32;

  /** Nobody, person, place, company. */
  static final int LABELS = 4;

  /** Bits of the sieve, of which each word sets two. */
  static final int SIEVE_BITS = 18;

  /** The weights of one label in a sum of {@link #weigh}. */
  private static final int LANE = 20;

  /** Bits of the number of glances that are remembered. */
  private static final int SEEN_BITS = 13;

  /** What was made of the latest words at a glance: a hash, and the answer in its last bit. */
  private final AtomicLongArray seen = new AtomicLongArray(1 << SEEN_BITS);

  private final int[] weights = new int[1 << PLACE_BITS];
  private final long[] ordinary = new long[1 << SIEVE_BITS - 6];
  private final int[] steps = new int[(LABELS + 1) * LABELS];
  private final int[] bias = new int[LABELS];

  /** What a name weighs at a glance, at least. */
  private final int glance;

  /** The same at a longer look. */
  private final int look;

  /** Thousandths of a logarithm of odds in one unit of a sum. */
  private final float scale;

  /** Reads what {@code NameTraining} wrote. */
  NameModel(byte[] file) {
    try (var in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalStateException("names: no model (expected: LLN2)");
      }
      scale = in.readFloat();
      glance = in.readInt();
      look = in.readInt();
      for (int i = 0; i < bias.length; i++) {
        bias[i] = in.readInt();
      }
      for (int i = 0; i < steps.length; i++) {
        steps[i] = in.readInt();
      }
      for (int i = 0; i < ordinary.length; i++) {
        ordinary[i] = in.readLong();
      }
      int features = in.readInt();
      for (int i = 0; i < features; i++) {
        weights[in.readUnsignedShort()] = in.readInt();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a feature is and what tells it from others there, in 24 bits. */
  static int key(long feature) {
    return (int) (feature >>> 40);
  }

  @Override
  long weigh(long feature) {
    int entry = weights[(int) (feature >>> 48)];
    // Half of all features are unknown, in no order: a branch here would be mistaken half the time.
    int differs = entry >>> 24 ^ (int) (feature >>> 40) & 0xff;
    int held = entry & differs - 1 >> 31;
    return (byte) (held >> 16)
        + ((long) (byte) (held >> 8) << LANE)
        + ((long) (byte) held << 2 * LANE);
  }

  @Override
  boolean isOrdinary(Text text, int token) {
    long hash = text.hash(token);
    int one = bit(hash, 0);
    int two = bit(hash, 1);
    return (ordinary[one >> 6] >>> one & ordinary[two >> 6] >>> two & 1) != 0;
  }

  /** One of the two bits of a word in the sieve. */
  static int bit(long hash, int which) {
    long mixed = hash * 0xD1B54A32D192ED03L;
    return (int) (which == 0 ? mixed >>> 64 - SIEVE_BITS : mixed >>> 20 & (1 << SIEVE_BITS) - 1);
  }

  /** What a label weighs in a sum of weights. */
  int weight(long sum, int label) {
    if (label == 0) {
      return 0;
    }
    int shift = (label - 1) * LANE;
    long carried = label == 1 ? sum : sum + (1L << shift - 1);
    return bias[label] + (int) (carried << 64 - LANE - shift >> 64 - LANE);
  }

  /** Whether any word of a chain may be a name. */
  boolean mayMatter(Text text, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (mayBeName(text, i, first, last)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeName(Text text, int token, int first, int last) {
    long asked = glanced(text, token, first, last);
    int slot = (int) (asked >>> Long.SIZE - SEEN_BITS);
    long known = seen.getPlain(slot);
    if ((known ^ asked) >>> 1 == 0) {
      return (known & 1) != 0;
    }
    boolean may = most(glance(text, token, first, last)) >= glance;
    seen.setPlain(slot, may ? asked | 1 : asked & ~1L);
    return may;
  }

  /**
   * Whether a look at the words of a chain leaves it likely that one of them is a name.
   *
   * @param kinds is filled with the kinds around each word
   * @param sums is filled with what each word weighs at a look
   */
  boolean isLikely(Text text, int first, int last, long[] kinds, long[] sums) {
    boolean likely = false;
    long around = kinds(text, first);
    for (int i = first; i <= last; i++) {
      around = i == first ? around : nextKinds(text, i, around);
      long sum = look(text, i, first, last, around);
      kinds[i - first] = around;
      sums[i - first] = sum;
      likely |= most(sum) >= look;
    }
    return likely;
  }

  /** What the heaviest of the three labels weighs. */
  int most(long sum) {
    return Math.max(weight(sum, 1), Math.max(weight(sum, 2), weight(sum, 3)));
  }

  /** What it weighs that a label follows another; {@link #LABELS} for the beginning of a chain. */
  int step(int before, int label) {
    return steps[before * LABELS + label];
  }

  /** The logarithm of odds, in thousandths. */
  int odds(int weight) {
    return Math.round(weight * scale);
  }
}
