package io.ledgerline.inspection.name;

import io.ledgerline.inspection.learn.Descent;
import java.util.Arrays;
import java.util.List;

/**
 * A conditional random field over chains of words with a squared penalty on all its weights: what
 * each feature says for each label but the first, what each label weighs, and what it weighs that
 * one follows another.
 */
final class NameFit {
  /**
   * A chain of words.
   *
   * @param features numbers of the features of each word
   * @param labels of each word
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Numbered(int[][] features, int[] labels) {}

  static final int LABELS = NameModel.LABELS;
  static final int WEIGHTS = LABELS - 1;

  private final List<Numbered> chains;
  private final int features;
  private final double[] penalties;
  private final double penalty;

  /** How likely each label of a word is by the words up to it. */
  private final double[][] ahead = new double[NameChain.MOST][LABELS];

  /** How many times as likely the words behind make it. */
  private final double[][] behind = new double[NameChain.MOST][LABELS];

  /** The power of e of what each label of a word weighs. */
  private final double[][] scores = new double[NameChain.MOST][LABELS];

  /** What {@link #ahead} was divided by. */
  private final double[] sums = new double[NameChain.MOST];

  /** The power of e of each step. */
  private final double[] steps = new double[(LABELS + 1) * LABELS];

  private final double[] wrong = new double[LABELS];

  /**
   * Some chains.
   *
   * @param penalties on the squares of the weights of each feature
   * @param penalty on those of all else
   */
  NameFit(List<Numbered> chains, double[] penalties, double penalty) {
    this.chains = chains;
    this.features = penalties.length;
    this.penalties = penalties;
    this.penalty = penalty;
  }

  /** The weights of all features, then the bias of each label, then what steps weigh. */
  double[] fit(int most) {
    return Descent.from(steps(features) + steps.length, most, this::loss);
  }

  /** Where the bias is in what was fitted. */
  static int bias(int features) {
    return features * WEIGHTS;
  }

  /** Where the steps are. */
  static int steps(int features) {
    return bias(features) + LABELS;
  }

  private double loss(double[] weights, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      double each = i < bias(penalties.length) ? penalties[i / WEIGHTS] : penalty;
      loss += each / 2 * weights[i] * weights[i];
      gradient[i] = each * weights[i];
    }
    for (int i = 0; i < steps.length; i++) {
      steps[i] = StrictMath.exp(weights[steps(features) + i]);
    }
    for (Numbered chain : chains) {
      loss += loss(chain, weights);
      spread(chain, gradient);
    }
    return loss;
  }

  /** Of one chain, whose probabilities it works out. */
  private double loss(Numbered chain, double[] weights) {
    int size = chain.labels.length;
    double right = 0;
    double all = 0;
    for (int i = 0; i < size; i++) {
      weigh(chain.features[i], weights, scores[i]);
      int own = chain.labels[i];
      right += scores[i][own] + weights[steps(features) + before(chain, i) * LABELS + own];
      double most = Math.max(scores[i][0], scores[i][1]);
      most = Math.max(most, Math.max(scores[i][2], scores[i][3]));
      double sum = 0;
      for (int label = 0; label < LABELS; label++) {
        scores[i][label] = StrictMath.exp(scores[i][label] - most);
        ahead[i][label] = scores[i][label] * reached(i, label);
        sum += ahead[i][label];
      }
      for (int label = 0; label < LABELS; label++) {
        ahead[i][label] /= sum;
      }
      sums[i] = sum;
      all += most + StrictMath.log(sum);
    }
    back(size);
    return all - right;
  }

  private void weigh(int[] of, double[] weights, double[] score) {
    int bias = bias(features);
    double person = weights[bias + 1];
    double place = weights[bias + 2];
    double company = weights[bias + 3];
    for (int feature : of) {
      int at = feature * WEIGHTS;
      person += weights[at];
      place += weights[at + 1];
      company += weights[at + 2];
    }
    score[0] = weights[bias];
    score[1] = person;
    score[2] = place;
    score[3] = company;
  }

  private static int before(Numbered chain, int at) {
    return at == 0 ? LABELS : chain.labels[at - 1];
  }

  private double reached(int at, int label) {
    if (at == 0) {
      return steps[LABELS * LABELS + label];
    }
    double sum = 0;
    for (int before = 0; before < LABELS; before++) {
      sum += ahead[at - 1][before] * steps[before * LABELS + label];
    }
    return sum;
  }

  private void back(int size) {
    Arrays.fill(behind[size - 1], 1);
    for (int i = size - 2; i >= 0; i--) {
      for (int label = 0; label < LABELS; label++) {
        double sum = 0;
        for (int next = 0; next < LABELS; next++) {
          sum += steps[label * LABELS + next] * scores[i + 1][next] * behind[i + 1][next];
        }
        behind[i][label] = sum / sums[i + 1];
      }
    }
  }

  /** Adds what a chain says of all weights. */
  private void spread(Numbered chain, double[] gradient) {
    int bias = bias(features);
    for (int i = 0; i < chain.labels.length; i++) {
      for (int label = 0; label < LABELS; label++) {
        wrong[label] = ahead[i][label] * behind[i][label] - (chain.labels[i] == label ? 1 : 0);
        gradient[bias + label] += wrong[label];
      }
      for (int feature : chain.features[i]) {
        int at = feature * WEIGHTS;
        gradient[at] += wrong[1];
        gradient[at + 1] += wrong[2];
        gradient[at + 2] += wrong[3];
      }
      spreadSteps(chain, i, gradient);
    }
  }

  private void spreadSteps(Numbered chain, int at, double[] gradient) {
    int from = steps(features);
    gradient[from + before(chain, at) * LABELS + chain.labels[at]] -= 1;
    for (int label = 0; label < LABELS; label++) {
      double rest = scores[at][label] * behind[at][label] / sums[at];
      if (at == 0) {
        int step = LABELS * LABELS + label;
        gradient[from + step] += steps[step] * rest;
        continue;
      }
      for (int before = 0; before < LABELS; before++) {
        int step = before * LABELS + label;
        gradient[from + step] += ahead[at - 1][before] * steps[step] * rest;
      }
    }
  }
}
