package io.ledgerline.inspection.name;

import io.ledgerline.inspection.name.NameTexts.Chain;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conditional random field over chains of words with a squared penalty, by gradient steps in a
 * fixed order: the same chains give the same bytes on every machine.
 */
final class NameLearner {
  private static final int EPOCHS = 20;
  private static final double STEP = 0.25;
  private static final int SEED = 7;

  /** Of a thousand chains with a name, those that may be passed by at a glance. */
  private static final int PASSED_BY = 15;

  /** The same at a longer look. */
  private static final int LEFT = 10;

  private static final int LABELS = NameModel.LABELS;
  private static final int WEIGHTS = LABELS - 1;

  /** The keys of all features, rising; the place of one is its number. */
  private final int[] keys;

  /** Of each feature, one for each label but the first. */
  private final float[] weights;

  private final float[] slopes;
  private final double[] steps = new double[(LABELS + 1) * LABELS];
  private final double[] stepSlopes = new double[steps.length];
  private final double[] bias = new double[LABELS];
  private final double[] biasSlopes = new double[LABELS];

  private NameLearner(int[] keys) {
    this.keys = keys;
    this.weights = new float[keys.length * WEIGHTS];
    this.slopes = new float[keys.length * WEIGHTS];
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
    var first = new NameLearner(keys);
    first.fit(chains, penalty, null);
    var second = new NameLearner(keys);
    second.fit(chains, penalty, first.heaviest());
    return second;
  }

  private void fit(Collection<Chain> all, double penalty, boolean @Nullable [] kept) {
    Numbered[] chains = all.stream().map(chain -> numbered(chain, kept)).toArray(Numbered[]::new);
    double share = penalty / chains.length;
    var random = new SplittableRandom(SEED);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = chains.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        Numbered swapped = chains[i];
        chains[i] = chains[j];
        chains[j] = swapped;
      }
      for (Numbered chain : chains) {
        step(chain, share);
      }
    }
  }

  /** A chain with numbers of features instead of keys. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Numbered(int[][] features, int[] labels) {}

  private Numbered numbered(Chain chain, boolean @Nullable [] kept) {
    int[][] features =
        Arrays.stream(chain.features())
            .map(
                of ->
                    Arrays.stream(of)
                        .map(key -> Arrays.binarySearch(keys, key))
                        .filter(number -> kept == null || kept[number])
                        .toArray())
            .toArray(int[][]::new);
    return new Numbered(features, chain.labels());
  }

  private void step(Numbered chain, double share) {
    int size = chain.labels.length;
    double[][] score = new double[size][LABELS];
    for (int i = 0; i < size; i++) {
      for (int label = 0; label < LABELS; label++) {
        score[i][label] = bias[label];
      }
      for (int feature : chain.features[i]) {
        for (int label = 1; label < LABELS; label++) {
          score[i][label] += weights[feature * WEIGHTS + label - 1];
        }
      }
    }
    double[][] ahead = ahead(score);
    double[][] behind = behind(score);
    double all = sum(ahead[size - 1]);
    for (int i = 0; i < size; i++) {
      double[] wrong = new double[LABELS];
      for (int label = 0; label < LABELS; label++) {
        wrong[label] = StrictMath.exp(ahead[i][label] + behind[i][label] - all);
        wrong[label] -= chain.labels[i] == label ? 1 : 0;
      }
      learn(chain.features[i], wrong, share);
      transitions(chain, i, score, ahead, behind, all);
    }
  }

  private void learn(int[] features, double[] wrong, double share) {
    for (int feature : features) {
      for (int label = 1; label < LABELS; label++) {
        int at = feature * WEIGHTS + label - 1;
        double slope = wrong[label] + share * weights[at];
        slopes[at] += (float) (slope * slope);
        weights[at] -= (float) (STEP * slope / Math.sqrt(slopes[at] + 1e-4));
      }
    }
    for (int label = 1; label < LABELS; label++) {
      biasSlopes[label] += wrong[label] * wrong[label];
      bias[label] -= STEP * wrong[label] / Math.sqrt(biasSlopes[label] + 1);
    }
  }

  private void transitions(
      Numbered chain, int i, double[][] score, double[][] ahead, double[][] behind, double all) {
    for (int label = 0; label < LABELS; label++) {
      if (i == 0) {
        double likely = StrictMath.exp(ahead[0][label] + behind[0][label] - all);
        move(LABELS * LABELS + label, likely - (chain.labels[0] == label ? 1 : 0));
        continue;
      }
      for (int before = 0; before < LABELS; before++) {
        double likely =
            StrictMath.exp(
                ahead[i - 1][before]
                    + steps[before * LABELS + label]
                    + score[i][label]
                    + behind[i][label]
                    - all);
        boolean right = chain.labels[i] == label && chain.labels[i - 1] == before;
        move(before * LABELS + label, likely - (right ? 1 : 0));
      }
    }
  }

  private void move(int at, double wrong) {
    stepSlopes[at] += wrong * wrong;
    steps[at] -= STEP * wrong / Math.sqrt(stepSlopes[at] + 1);
  }

  private double[][] ahead(double[][] score) {
    var ahead = new double[score.length][LABELS];
    for (int i = 0; i < score.length; i++) {
      for (int label = 0; label < LABELS; label++) {
        if (i == 0) {
          ahead[0][label] = steps[LABELS * LABELS + label] + score[0][label];
          continue;
        }
        double[] from = new double[LABELS];
        for (int before = 0; before < LABELS; before++) {
          from[before] = ahead[i - 1][before] + steps[before * LABELS + label];
        }
        ahead[i][label] = sum(from) + score[i][label];
      }
    }
    return ahead;
  }

  private double[][] behind(double[][] score) {
    var behind = new double[score.length][LABELS];
    for (int i = score.length - 2; i >= 0; i--) {
      for (int label = 0; label < LABELS; label++) {
        double[] to = new double[LABELS];
        for (int next = 0; next < LABELS; next++) {
          to[next] = steps[label * LABELS + next] + score[i + 1][next] + behind[i + 1][next];
        }
        behind[i][label] = sum(to);
      }
    }
    return behind;
  }

  /** The logarithm of a sum of exponentials. */
  private static double sum(double[] logs) {
    double most = logs[0];
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - most);
    }
    return most + StrictMath.log(sum);
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
