package io.ledgerline.inspection.evaluate;

/**
 * Counts of right and wrong, and what follows from them.
 *
 * @param found labelled and found
 * @param missed labelled and not found
 * @param extra found and not labelled
 */
public record Score(int found, int missed, int extra) {
  /** Nothing counted. */
  public static final Score NONE = new Score(0, 0, 0);

  /** 97.5th percentile of the normal distribution: two-sided intervals of 95 %. */
  private static final double Z = 1.959964;

  public Score plus(Score other) {
    return new Score(found + other.found, missed + other.missed, extra + other.extra);
  }

  /** The share of findings that are right; 1 where there are none. */
  public double precision() {
    return share(found, found + extra);
  }

  /** The share of what was labelled that was found; 1 where nothing was. */
  public double recall() {
    return share(found, found + missed);
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return f(1);
  }

  /** As {@link #f1}, with recall weighing twice. */
  public double f2() {
    return f(4);
  }

  private double f(double squared) {
    double weight = squared * precision() + recall();
    return weight == 0 ? 0 : (1 + squared) * precision() * recall() / weight;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** Wilson's 95 % interval of a share; the whole range where nothing was counted. */
  public static Interval wilson(int part, int whole) {
    if (whole == 0) {
      return new Interval(0, 1);
    }
    double p = (double) part / whole;
    double z2 = Z * Z / whole;
    double middle = (p + z2 / 2) / (1 + z2);
    double half = Z / (1 + z2) * Math.sqrt(p * (1 - p) / whole + z2 / (4 * whole));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /** Where a share may truly lie. */
  public record Interval(double low, double high) {}
}
