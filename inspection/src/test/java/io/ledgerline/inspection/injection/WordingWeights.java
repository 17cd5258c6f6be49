package io.ledgerline.inspection.injection;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The weights of one table of a {@link Wording} while they are learnt, by key. */
final class WordingWeights {
  /** Bits of a key that tell features of one place apart. */
  private static final int WITHIN = 24 - Wording.PLACE_BITS;

  private final float[] weights = new float[1 << 24];
  private final float[] slopes = new float[1 << 24];
  private boolean @Nullable [] kept;

  /** Keys of the features that are kept, and the sums of their weights at some times. */
  private int[] keys = {};

  private double[] sums = {};
  private int times;

  /** Leaves all others at 0. */
  void keepOnly(boolean[] those) {
    kept = those;
    keys = IntStream.range(0, those.length).filter(key -> those[key]).toArray();
    sums = new double[keys.length];
  }

  /** Remembers the weights as they are now. */
  void remember() {
    times++;
    for (int i = 0; i < keys.length; i++) {
      sums[i] += weights[keys[i]];
    }
  }

  /** Puts the average of all that was remembered in their place, so that chance evens out. */
  void average() {
    for (int i = 0; i < keys.length; i++) {
      weights[keys[i]] = (float) (sums[i] / times);
    }
  }

  void step(int[] features, float[] values, double wrong, double share) {
    for (int i = 0; i < features.length; i++) {
      int feature = features[i];
      if (kept != null && !kept[feature]) {
        continue;
      }
      double slope = wrong * values[i] + share * weights[feature];
      slopes[feature] += (float) (slope * slope);
      weights[feature] -= (float) (WordingModel.STEP * slope / Math.sqrt(slopes[feature] + 1e-6));
    }
  }

  double sum(int[] features, float[] values) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += weights[features[i]] * values[i];
    }
    return sum;
  }

  double sum(int[] features) {
    double sum = 0;
    for (int feature : features) {
      sum += weights[feature];
    }
    return sum;
  }

  /** The heaviest feature of each place. */
  boolean[] heaviest() {
    var most = new boolean[1 << 24];
    for (int place = 0; place < 1 << Wording.PLACE_BITS; place++) {
      int best = place << WITHIN;
      for (int key = place << WITHIN; key < place + 1 << WITHIN; key++) {
        best = Math.abs(weights[key]) > Math.abs(weights[best]) ? key : best;
      }
      most[best] = weights[best] != 0;
    }
    return most;
  }

  /** What a step of the weights in a file stands for. */
  float scale() {
    float most = Float.MIN_NORMAL;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    return most / Byte.MAX_VALUE;
  }

  /** Writes the number of weights that are not 0, and each with its key. */
  void write(DataOutputStream out, float scale) throws IOException {
    var entries = new TreeMap<Integer, Integer>();
    for (int key = 0; key < weights.length; key++) {
      int weight = Math.round(weights[key] / scale);
      if (weight != 0) {
        entries.put(key >>> WITHIN, key << 8 | weight & 0xff);
      }
    }
    out.writeInt(entries.size());
    for (int entry : entries.values()) {
      out.writeInt(entry);
    }
  }
}
