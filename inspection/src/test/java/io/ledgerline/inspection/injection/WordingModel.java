package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.injection.WordingTexts.Piece;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.SplittableRandom;

/**
 * Logistic regression with a squared penalty, by gradient steps in a fixed order: the same pieces
 * give the same bytes on every machine.
 */
final class WordingModel {
  private static final int EPOCHS = 30;

  /** Epochs before those whose weights are averaged. */
  private static final int WARM = 10;

  static final double STEP = 0.5;
  private static final int SEED = 7;

  /** Odds below which nothing comes of a piece. */
  private static final double MATTERS = 0.5;

  /** Of a thousand pieces that matter, those that may be passed by at a glance. */
  private static final int PASSED_BY = 10;

  private final WordingWeights weights = new WordingWeights();
  private final WordingWeights around = new WordingWeights();
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
    first.fit(pieces, penalty);
    var second = new WordingModel();
    second.weights.keepOnly(first.weights.heaviest());
    second.around.keepOnly(first.around.heaviest());
    second.fit(pieces, penalty);
    second.weights.average();
    second.around.average();
    return second;
  }

  private void fit(Collection<Piece> all, double penalty) {
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
        step(piece, share);
      }
      if (epoch >= WARM) {
        weights.remember();
        around.remember();
      }
    }
  }

  private void step(Piece piece, double share) {
    double likely = 1 / (1 + StrictMath.exp(-odds(piece)));
    double wrong = piece.steers() ? likely - 1 : likely;
    weights.step(piece.features(), piece.values(), wrong, share);
    around.step(piece.around().keys(), piece.around().values(), wrong, share);
    biasSlope += wrong * wrong;
    bias -= STEP * wrong / Math.sqrt(biasSlope + 1e-6);
  }

  double odds(Piece piece) {
    return bias + weights.sum(piece.features(), piece.values()) + aroundOf(piece);
  }

  private double aroundOf(Piece piece) {
    return around.sum(piece.around().keys(), piece.around().values());
  }

  /** What the words of a piece weigh by themselves, by the root of their number. */
  double glance(Piece piece) {
    return weights.sum(piece.singles()) / Math.sqrt(piece.singles().length);
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

  /** The file that {@link Wording} reads. */
  byte[] file(Collection<Piece> pieces) {
    double usual = pieces.stream().mapToDouble(this::aroundOf).average().orElse(0);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      float scale = weights.scale();
      out.writeInt(Wording.MAGIC);
      out.writeFloat(scale);
      out.writeFloat((float) (bias + usual));
      out.writeFloat((float) (leastGlance(pieces) / scale));
      weights.write(out, scale);
      out.writeFloat(around.scale());
      out.writeFloat((float) usual);
      around.write(out, around.scale());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
