package io.ledgerline.gateway.call;

/**
 * What is booked for a call.
 *
 * @param nanoUsd the amount
 * @param basis how it is known
 */
record Cost(long nanoUsd, Basis basis) {
  /** How a cost is known. */
  enum Basis {
    /** From the upstream's own final count. */
    MEASURED("measured"),
    /** From a count that was cut short, or of a model without a price of its own. */
    ESTIMATED("estimated"),
    /** Not known: the whole reservation. */
    WORST_CASE("worst_case");

    private final String wireName;

    Basis(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  static final Cost NOTHING = new Cost(0, Basis.MEASURED);
}
