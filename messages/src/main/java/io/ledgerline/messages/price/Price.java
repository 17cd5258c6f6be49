package io.ledgerline.messages.price;

/** What a price look-up came to. */
public sealed interface Price {
  /** A cost, exact and rounded up once. */
  record Known(NanoUsd cost) implements Price {}

  /**
   * No price for this model, at this time or in this mode. Policy decides: refuse, or take {@link
   * PriceTable#dearest}. Never zero.
   */
  record Unpriced(String model) implements Price {}
}
