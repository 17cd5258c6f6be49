package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.injection.WordingTexts.Piece;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression with a squared penalty, by gradient steps in a fixed order: the same pieces
 * give the same bytes on every machine.
 */
final class WordingModel {
  private static final int EPOCHS = 30;
  private static final double STEP = 0.5;
  private static final int SEED = 7;

  /** Odds below which nothing comes of a piece. */
  private static final double MATTERS = 0.5;

  /** Of a thousand pieces that matter, those that may be passed by at a glance. */
  private static final int PASSED_BY = 10;

  private final float[] weights = new float[1 << 24];
  private final float[] slopes = new float[1 << 24];
  private double bias;
  private double biasSlope;

  private WordingModel() {}

  /**
   * Learns from pieces, then once more from the features that a file has room for.
   *
   * @param penalty on the squares of all weights together
   */
  static WordingModel learn(Collection<Piece> pieces, double penalty) {
    var first = new WordingModel();
    first.fit(pieces, penalty, null);
    boolean[] kept = first.heaviest();
    var second = new WordingModel();
    second.fit(pieces, penalty, kept);
    return second;
  }

  private void fit(Collection<Piece> all, double penalty, boolean @Nullable [] kept) {
    Piece[] pieces = all.toArray(Piece[]::new);
    double share = penalty / pieces.length;
    var random = new SplittableRandom(SEED);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = pieces.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        Piece swapped = pieces[i];
        pieces[i] = pieces[j];
        pieces[j] = swapped;
      }
      for (Piece piece : pieces) {
        step(piece, share, kept);
      }
    }
  }

  private void step(Piece piece, double share, boolean @Nullable [] kept) {
    double likely = 1 / (1 + StrictMath.exp(-odds(piece)));
    double wrong = piece.steers() ? likely - 1 : likely;
    for (int i = 0; i < piece.features().length; i++) {
      int feature = piece.features()[i];
      if (kept != null && !kept[feature]) {
        continue;
      }
      double slope = wrong * piece.values()[i] + share * weights[feature];
      slopes[feature] += (float) (slope * slope);
      weights[feature] -= (float) (STEP * slope / Math.sqrt(slopes[feature] + 1e-6));
    }
    biasSlope += wrong * wrong;
    bias -= STEP * wrong / Math.sqrt(biasSlope + 1e-6);
  }

  double odds(Piece piece) {
    double odds = bias;
    for (int i = 0; i < piece.features().length; i++) {
      odds += weights[piece.features()[i]] * piece.values()[i];
    }
    return odds;
  }

  /** What the words of a piece weigh by themselves, by the root of their number. */
  double glance(Piece piece) {
    double sum = 0;
    for (int single : piece.singles()) {
      sum += weights[single];
    }
    return sum / Math.sqrt(piece.singles().length);
  }

  /** What nearly all pieces that matter weigh at a glance, at least. */
  private double leastGlance(Collection<Piece> pieces) {
    double[] those =
        pieces.stream()
            .filter(piece -> odds(piece) >= MATTERS)
            .mapToDouble(this::glance)
            .sorted()
            .toArray();
    return those.length == 0 ? 0 : those[those.length * PASSED_BY / 1000];
  }

  /** The heaviest feature of each place. */
  private boolean[] heaviest() {
    var kept = new boolean[1 << 24];
    for (int place = 0; place < 1 << Wording.PLACE_BITS; place++) {
      int best = place << 8;
      for (int key = place << 8; key < place + 1 << 8; key++) {
        best = Math.abs(weights[key]) > Math.abs(weights[best]) ? key : best;
      }
      kept[best] = weights[best] != 0;
    }
    return kept;
  }

  /** The file that {@link Wording} reads. */
  byte[] file(Collection<Piece> pieces) {
    float most = 0;
    for (float weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    float scale = most / Byte.MAX_VALUE;
    var entries = new TreeMap<Integer, Integer>();
    for (int key = 0; key < weights.length; key++) {
      int weight = Math.round(weights[key] / scale);
      if (weight != 0) {
        entries.put(key >>> 8, key << 8 | weight & 0xff);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(Wording.MAGIC);
      out.writeFloat(scale);
      out.writeFloat((float) bias);
      out.writeFloat((float) (leastGlance(pieces) / scale));
      out.writeInt(entries.size());
      for (int entry : entries.values()) {
        out.writeInt(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
