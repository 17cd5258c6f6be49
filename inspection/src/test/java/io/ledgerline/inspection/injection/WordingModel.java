package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.injection.WordingFit.Part;
import io.ledgerline.inspection.injection.WordingTexts.Piece;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is learnt from pieces of texts: the same pieces give the same bytes on every machine. */
final class WordingModel {
  /** Enough to tell which features weigh most. */
  private static final int FIRST_STEPS = 40;

  private static final int STEPS = 120;

  /** Odds below which nothing comes of a piece. */
  private static final double MATTERS = 0;

  /** Of a thousand pieces that matter, those that may be passed by at a glance. */
  private static final int PASSED_BY = 10;

  private WordingWeights weights = new WordingWeights(Wording.PLACE_BITS);
  private WordingWeights around = new WordingWeights(Wording.AROUND_BITS);
  private WordingWeights glance = new WordingWeights(Wording.GLANCE_BITS);
  private double bias;

  private WordingModel() {}

  /**
   * Learns from pieces, then once more from the features that a file has room for.
   *
   * @param penalty on the squares of all weights together
   */
  static WordingModel learn(List<Piece> pieces, double penalty) {
    var model = new WordingModel();
    for (Piece piece : pieces) {
      knowAll(model.weights, piece.features());
      knowAll(model.around, piece.around().keys());
      knowAll(model.glance, piece.singles().keys());
    }
    model.fit(pieces, penalty, FIRST_STEPS);
    model.weights = model.weights.heaviest();
    model.around = model.around.heaviest();
    model.fit(pieces, penalty, STEPS);
    model.fitGlance(pieces, penalty, FIRST_STEPS);
    model.glance = model.glance.heaviest();
    model.fitGlance(pieces, penalty, STEPS);
    return model;
  }

  private static void knowAll(WordingWeights table, int[] keys) {
    for (int key : keys) {
      table.know(key);
    }
  }

  private void fit(List<Piece> pieces, double penalty, int steps) {
    List<Part> parts = new ArrayList<>();
    Map<Part, Integer> numbers = new IdentityHashMap<>();
    int[][] rows = new int[pieces.size()][];
    double[] likely = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Piece piece = pieces.get(i);
      parts.add(new Part(piece.features(), piece.values()));
      rows[i] = new int[] {i, 0};
      likely[i] = piece.steers() ? 1 : 0;
    }
    for (int i = 0; i < rows.length; i++) {
      Part text = pieces.get(i).around();
      Integer number = numbers.get(text);
      if (number == null) {
        number = parts.size();
        numbers.put(text, number);
        parts.add(text);
      }
      rows[i][1] = number;
    }
    int[] tableOf = new int[parts.size()];
    for (int i = rows.length; i < tableOf.length; i++) {
      tableOf[i] = 1;
    }
    double[] found =
        new WordingFit(List.of(weights, around), parts, tableOf, rows, likely, penalty).fit(steps);
    weights.take(found, 0);
    around.take(found, weights.size());
    bias = found[found.length - 1];
  }

  /** Learns what the odds of pieces are by their words alone, as nearly as these tell. */
  private void fitGlance(List<Piece> pieces, double penalty, int steps) {
    double usual = usual(pieces);
    List<Part> parts = new ArrayList<>();
    int[][] rows = new int[pieces.size()][];
    double[] likely = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      parts.add(pieces.get(i).singles());
      rows[i] = new int[] {i};
      likely[i] = 1 / (1 + StrictMath.exp(MATTERS - oddsOf(pieces.get(i), usual)));
    }
    double[] found =
        new WordingFit(List.of(glance), parts, new int[rows.length], rows, likely, penalty)
            .fit(steps);
    glance.take(found, 0);
  }

  double odds(Piece piece) {
    return bias + sum(weights, piece) + aroundOf(piece);
  }

  private static double sum(WordingWeights weights, Piece piece) {
    return weights.sum(piece.features(), piece.values());
  }

  private double aroundOf(Piece piece) {
    return around.sum(piece.around().keys(), piece.around().values());
  }

  private double usual(List<Piece> pieces) {
    return pieces.stream().mapToDouble(this::aroundOf).average().orElse(0);
  }

  /** The odds of a piece in a text like others. */
  private double oddsOf(Piece piece, double usual) {
    return bias + usual + sum(weights, piece);
  }

  private double glance(Piece piece) {
    return glance.sum(piece.singles().keys(), piece.singles().values());
  }

  /** What nearly all pieces that matter weigh at a glance, at least. */
  private double leastGlance(List<Piece> pieces, double usual) {
    double[] those =
        pieces.stream()
            .filter(piece -> oddsOf(piece, usual) >= MATTERS)
            .mapToDouble(this::glance)
            .sorted()
            .toArray();
    return those.length == 0 ? 0 : those[those.length * PASSED_BY / 1000];
  }

  /**
   * The file that {@link Wording} reads.
   *
   * @param lower by how many steps of a weight less a piece is not passed by at a glance
   */
  byte[] file(List<Piece> pieces, int lower) {
    double usual = usual(pieces);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(Wording.MAGIC);
      out.writeFloat((float) (leastGlance(pieces, usual) / glance.scale()) - lower);
      glance.write(out);
      out.writeFloat(weights.scale());
      out.writeFloat((float) (bias + usual));
      weights.write(out);
      out.writeFloat(around.scale());
      out.writeFloat((float) usual);
      around.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
