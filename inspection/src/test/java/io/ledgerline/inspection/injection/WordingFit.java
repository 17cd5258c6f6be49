package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.learn.Descent;
import java.util.List;

/**
 * Logistic regression with a squared penalty on some tables of weights and a bias, which is fitted
 * to how likely each of many rows is.
 */
final class WordingFit {
  /** The part of a row that one table weighs: keys, and how much each counts. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(int[] keys, float[] values) {}

  private final double penalty;
  private final double[] likely;
  private final int[][] rows;
  private final int[][] places;
  private final float[][] values;
  private final int size;

  /** How far a step goes in each weight, so that all of them are about as bent. */
  private final double[] reach;

  /**
   * Some rows, each a choice of parts; parts that many rows share are added up once.
   *
   * @param tables of weights
   * @param parts all that occur
   * @param tableOf which table weighs a part
   * @param rows which parts a row has
   * @param likely how likely each row is, 0 to 1
   * @param penalty on the squares of all weights together
   */
  WordingFit(
      List<WordingWeights> tables,
      List<Part> parts,
      int[] tableOf,
      int[][] rows,
      double[] likely,
      double penalty) {
    this.penalty = penalty;
    this.likely = likely;
    this.rows = rows;
    int[] behind = new int[tables.size()];
    int sum = 0;
    for (int t = 0; t < behind.length; t++) {
      behind[t] = sum;
      sum += tables.get(t).size();
    }
    size = sum;
    places = new int[parts.size()][];
    values = new float[parts.size()][];
    for (int p = 0; p < places.length; p++) {
      places[p] = tables.get(tableOf[p]).places(parts.get(p).keys(), behind[tableOf[p]]);
      values[p] = parts.get(p).values();
    }
    reach = reach();
  }

  /** The root of what the loss bends by at even odds, upside down. */
  private double[] reach() {
    int[] times = new int[places.length];
    for (int[] row : rows) {
      for (int part : row) {
        times[part]++;
      }
    }
    double[] bent = new double[size + 1];
    for (int p = 0; p < places.length; p++) {
      for (int i = 0; i < places[p].length; i++) {
        if (places[p][i] >= 0) {
          bent[places[p][i]] += times[p] * (double) values[p][i] * values[p][i];
        }
      }
    }
    bent[size] = rows.length;
    for (int i = 0; i <= size; i++) {
      bent[i] = 1 / Math.sqrt(penalty + bent[i] / 4);
    }
    return bent;
  }

  /** The weights of all tables one behind the other, then the bias, after so many steps. */
  double[] fit(int steps) {
    double[] found = Descent.from(size + 1, steps, this::reached);
    return weights(found);
  }

  private double reached(double[] point, double[] gradient) {
    double loss = loss(weights(point), gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= reach[i];
    }
    return loss;
  }

  private double[] weights(double[] point) {
    double[] weights = point.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= reach[i];
    }
    return weights;
  }

  private double loss(double[] weights, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < size; i++) {
      loss += penalty / 2 * weights[i] * weights[i];
      gradient[i] = penalty * weights[i];
    }
    double[] sums = new double[places.length];
    for (int p = 0; p < places.length; p++) {
      sums[p] = sum(p, weights);
    }
    double[] wrong = new double[places.length];
    for (int row = 0; row < rows.length; row++) {
      double odds = weights[size];
      for (int part : rows[row]) {
        odds += sums[part];
      }
      double far = StrictMath.exp(-Math.abs(odds));
      double says = odds >= 0 ? 1 / (1 + far) : far / (1 + far);
      loss += StrictMath.log1p(far) + Math.max(odds, 0) - likely[row] * odds;
      double off = says - likely[row];
      gradient[size] += off;
      for (int part : rows[row]) {
        wrong[part] += off;
      }
    }
    for (int p = 0; p < places.length; p++) {
      spread(p, wrong[p], gradient);
    }
    return loss;
  }

  private double sum(int part, double[] weights) {
    int[] at = places[part];
    float[] times = values[part];
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += at[i] < 0 ? 0 : weights[at[i]] * times[i];
    }
    return sum;
  }

  private void spread(int part, double wrong, double[] gradient) {
    int[] at = places[part];
    float[] times = values[part];
    for (int i = 0; i < at.length; i++) {
      if (at[i] >= 0) {
        gradient[at[i]] += wrong * times[i];
      }
    }
  }
}
