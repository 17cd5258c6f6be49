package io.ledgerline.inspection.model;

import io.ledgerline.inspection.scan.Category;

/** What a label of a model says about the text that carries it. */
public sealed interface Meaning {
  /** The least confidence that counts, 1 to 1000. */
  int leastPermille();

  /**
   * A value stands at that place.
   *
   * @param type as in findings: one that comes with us, or a name of the customer's own
   * @param category what kind of data it is
   */
  record Value(String type, Category category, int leastPermille) implements Meaning {}

  /** The whole text is about data of a category. */
  record About(Category category, int leastPermille) implements Meaning {}

  /** The whole text tries to steer the assistant. */
  record Steers(int leastPermille) implements Meaning {}
}
