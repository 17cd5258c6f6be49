package io.ledgerline.models.worker;

/** Scores of a network as probabilities. */
final class Probabilities {
  private Probabilities() {}

  /** Of labels of which one holds. */
  static double[] softmax(float[] scores) {
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    double[] shares = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      shares[i] = Math.exp(scores[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = checked(shares[i] / sum);
    }
    return shares;
  }

  /** Of labels that hold or don't, each for itself. */
  static double[] sigmoid(float[] scores) {
    double[] each = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      each[i] = checked(1 / (1 + Math.exp(-scores[i])));
    }
    return each;
  }

  /** A model that says no number says nothing: that is a failure, and no "nothing found". */
  private static double checked(double probability) {
    if (Double.isNaN(probability)) {
      throw new IllegalStateException("the model's output is no number");
    }
    return probability;
  }
}
