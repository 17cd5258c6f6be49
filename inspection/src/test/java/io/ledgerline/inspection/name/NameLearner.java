package io.ledgerline.inspection.name;

import io.ledgerline.inspection.name.NameFit.Numbered;
import io.ledgerline.inspection.name.NameTexts.Chain;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is learnt from chains of words, as {@link NameFit} fits it: the same chains give the same
 * bytes on every machine.
 */
final class NameLearner {
  /** Enough to tell which features weigh most. */
  private static final int FIRST_STEPS = 40;

  private static final int STEPS = 120;

  /** Features that are looked at first cost less, so that a look tells most of what all would. */
  private static final double LOOKED = 0.3;

  /**
   * What each label weighs more than was learnt: a name that is missed is worse than a false one.
   */
  private static final double[] LEANING = {0, 0.3, 0.3, 0.1};

  /** Of a thousand chains with a name, those that may be passed by at a glance. */
  private static final int PASSED_BY = 15;

  /** The same at a longer look. */
  private static final int LEFT = 20;

  private static final int LABELS = NameFit.LABELS;
  private static final int WEIGHTS = NameFit.WEIGHTS;

  /** The keys of all features, rising; the place of one is its number. */
  private final int[] keys;

  /** Of each feature, one for each label but the first. */
  private final float[] weights;

  /** Whether each feature is looked at first. */
  private final boolean[] looked;

  private double[] steps = {};
  private double[] bias = {};

  private NameLearner(int[] keys) {
    this.keys = keys;
    this.weights = new float[keys.length * WEIGHTS];
    this.looked = new boolean[keys.length];
  }

  /**
   * Learns from chains, then once more from the features that a file has room for.
   *
   * @param penalty on the squares of all weights together
   */
  static NameLearner learn(Collection<Chain> chains, double penalty) {
    int[] keys =
        chains.stream()
            .flatMap(chain -> Arrays.stream(chain.features()))
            .flatMapToInt(Arrays::stream)
            .distinct()
            .sorted()
            .toArray();
    var learner = new NameLearner(keys);
    chains.forEach(learner::markLooked);
    var kept = new boolean[keys.length];
    Arrays.fill(kept, true);
    learner.fit(chains, penalty, kept, FIRST_STEPS);
    learner.fit(chains, penalty, learner.heaviest(), STEPS);
    return learner;
  }

  private void markLooked(Chain chain) {
    for (int i = 0; i < chain.looks().length; i++) {
      for (int k = 0; k < chain.looks()[i]; k++) {
        looked[Arrays.binarySearch(keys, chain.features()[i][k])] = true;
      }
    }
  }

  private void fit(Collection<Chain> all, double penalty, boolean[] kept, int most) {
    int[] own = IntStream.range(0, keys.length).filter(i -> kept[i]).toArray();
    int[] numbers = new int[keys.length];
    Arrays.fill(numbers, -1);
    double[] penalties = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      numbers[own[i]] = i;
      penalties[i] = looked[own[i]] ? LOOKED * penalty : penalty;
    }
    List<Numbered> chains = all.stream().map(chain -> numbered(chain, numbers)).toList();
    take(own, new NameFit(chains, penalties, penalty).fit(most));
  }

  /** A chain with numbers of features instead of keys. */
  private Numbered numbered(Chain chain, int[] numbers) {
    int[][] features =
        Arrays.stream(chain.features())
            .map(
                of ->
                    Arrays.stream(of)
                        .map(key -> numbers[Arrays.binarySearch(keys, key)])
                        .filter(number -> number >= 0)
                        .toArray())
            .toArray(int[][]::new);
    return new Numbered(features, chain.labels());
  }

  /** Takes what was fitted for some features; all others weigh nothing. */
  private void take(int[] own, double[] fitted) {
    Arrays.fill(weights, 0);
    for (int i = 0; i < own.length; i++) {
      for (int label = 0; label < WEIGHTS; label++) {
        weights[own[i] * WEIGHTS + label] = (float) fitted[i * WEIGHTS + label];
      }
    }
    steps = Arrays.copyOfRange(fitted, NameFit.steps(own.length), fitted.length);
    bias = Arrays.copyOfRange(fitted, NameFit.bias(own.length), NameFit.steps(own.length));
    double none = bias[0];
    for (int label = 0; label < LABELS; label++) {
      bias[label] += LEANING[label] - none;
    }
  }

  /** The heaviest feature of each place. */
  private boolean[] heaviest() {
    var best = new int[1 << NameModel.PLACE_BITS];
    Arrays.fill(best, -1);
    for (int i = 0; i < keys.length; i++) {
      int place = keys[i] >>> 8;
      best[place] = best[place] < 0 || weight(i) > weight(best[place]) ? i : best[place];
    }
    var kept = new boolean[keys.length];
    for (int each : best) {
      if (each >= 0) {
        kept[each] = true;
      }
    }
    return kept;
  }

  private float weight(int feature) {
    float most = 0;
    for (int i = feature * WEIGHTS; i < (feature + 1) * WEIGHTS; i++) {
      most = Math.max(most, Math.abs(weights[i]));
    }
    return most;
  }

  /** The file that {@link NameModel} reads. */
  byte[] file(Set<Long> ordinary, Collection<Chain> chains) {
    float most = 0;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    float unit = most / Byte.MAX_VALUE;
    var entries = new int[1 << NameModel.PLACE_BITS];
    for (int i = 0; i < keys.length; i++) {
      int person = Math.round(weights[i * WEIGHTS] / unit);
      int place = Math.round(weights[i * WEIGHTS + 1] / unit);
      int company = Math.round(weights[i * WEIGHTS + 2] / unit);
      if ((person | place | company) != 0) {
        entries[keys[i] >>> 8] =
            keys[i] << 24 | (person & 0xff) << 16 | (place & 0xff) << 8 | company & 0xff;
      }
    }
    var sieve = new long[1 << NameModel.SIEVE_BITS - 6];
    for (long word : ordinary) {
      for (int which = 0; which < 2; which++) {
        int bit = NameModel.bit(word, which);
        sieve[bit >> 6] |= 1L << bit;
      }
    }
    return written(unit, chains, entries, sieve);
  }

  /** What the heaviest word of nearly all chains with a name weighs at a glance, at least. */
  private double leastGlance(Collection<Chain> chains) {
    return least(chains, PASSED_BY, chain -> heaviest(Arrays.stream(chain.glances())));
  }

  /** The same at a longer look. */
  private double leastLook(Collection<Chain> chains) {
    return least(
        chains,
        LEFT,
        chain ->
            heaviest(
                IntStream.range(0, chain.looks().length)
                    .mapToObj(i -> Arrays.copyOf(chain.features()[i], chain.looks()[i]))));
  }

  private static double least(
      Collection<Chain> chains, int passedBy, ToDoubleFunction<Chain> weight) {
    double[] those =
        chains.stream()
            .filter(chain -> Arrays.stream(chain.labels()).anyMatch(label -> label != 0))
            .mapToDouble(weight)
            .sorted()
            .toArray();
    return those.length == 0 ? 0 : those[those.length * passedBy / 1000];
  }

  /** What the heaviest of some words weighs by some of its features. */
  private double heaviest(Stream<int[]> words) {
    return words
        .mapToDouble(
            of -> {
              double most = Double.NEGATIVE_INFINITY;
              for (int label = 1; label < LABELS; label++) {
                double sum = bias[label];
                for (int key : of) {
                  int feature = Arrays.binarySearch(keys, key);
                  sum += weights[feature * WEIGHTS + label - 1];
                }
                most = Math.max(most, sum);
              }
              return most;
            })
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private byte[] written(float unit, Collection<Chain> chains, int[] entries, long[] sieve) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(NameModel.MAGIC);
      out.writeFloat(1000 * unit);
      out.writeInt((int) Math.floor(leastGlance(chains) / unit));
      out.writeInt((int) Math.floor(leastLook(chains) / unit));
      for (double each : bias) {
        out.writeInt((int) Math.round(each / unit));
      }
      for (double each : steps) {
        out.writeInt((int) Math.round(each / unit));
      }
      for (long each : sieve) {
        out.writeLong(each);
      }
      out.writeInt((int) Arrays.stream(entries).filter(entry -> entry != 0).count());
      for (int place = 0; place < entries.length; place++) {
        if (entries[place] != 0) {
          out.writeShort(place);
          out.writeInt(entries[place]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
