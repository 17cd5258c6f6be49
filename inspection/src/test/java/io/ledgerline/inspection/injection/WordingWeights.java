package io.ledgerline.inspection.injection;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

/** The weights of one table of a {@link Wording} while they are learnt, by key. */
final class WordingWeights {
  private static final int KEYS = 1 << 24;
  private static final int NONE = -1;

  /** Which weight a key has; keys without one count for nothing. */
  private final int[] index = new int[KEYS];

  private final int within;
  private int[] keys = new int[1 << 16];
  private double[] weights = {};
  private int size;

  /** A table of so many places, as a power of 2. */
  WordingWeights(int placeBits) {
    within = 24 - placeBits;
    Arrays.fill(index, NONE);
  }

  /** Gives a key a weight, if it has none. */
  void know(int key) {
    if (index[key] == NONE) {
      index[key] = size;
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
      }
      keys[size++] = key;
    }
  }

  int size() {
    return size;
  }

  /** Takes the weights from here on in an array, in the order in which keys became known. */
  void take(double[] from, int at) {
    weights = Arrays.copyOfRange(from, at, at + size);
  }

  /** The places of known keys among the weights, behind those of a table before; others are -1. */
  int[] places(int[] keys, int behind) {
    int[] places = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      places[i] = index[keys[i]] == NONE ? NONE : behind + index[keys[i]];
    }
    return places;
  }

  double sum(int[] keys, float[] values) {
    double sum = 0;
    for (int i = 0; i < keys.length; i++) {
      sum += weight(keys[i]) * values[i];
    }
    return sum;
  }

  private double weight(int key) {
    return index[key] == NONE ? 0 : weights[index[key]];
  }

  /** A table of the keys that weigh most in each place: no file has room for another. */
  WordingWeights heaviest() {
    var most = new int[KEYS >>> within];
    Arrays.fill(most, NONE);
    for (int i = 0; i < size; i++) {
      int place = keys[i] >>> within;
      if (most[place] == NONE || Math.abs(weights[i]) > Math.abs(weight(most[place]))) {
        most[place] = keys[i];
      }
    }
    var heaviest = new WordingWeights(24 - within);
    for (int key : most) {
      if (key != NONE) {
        heaviest.know(key);
      }
    }
    return heaviest;
  }

  /** What a step of the weights in a file stands for. */
  float scale() {
    double most = Float.MIN_NORMAL;
    for (double weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    return (float) (most / Byte.MAX_VALUE);
  }

  /** Writes the number of weights that are not 0, and each with its key. */
  void write(DataOutputStream out) throws IOException {
    float scale = scale();
    var entries = new TreeMap<Integer, Integer>();
    for (int i = 0; i < size; i++) {
      int weight = (int) Math.round(weights[i] / scale);
      if (weight != 0) {
        entries.put(keys[i] >>> within, keys[i] << 8 | weight & 0xff);
      }
    }
    out.writeInt(entries.size());
    for (int entry : entries.values()) {
      out.writeInt(entry);
    }
  }
}
