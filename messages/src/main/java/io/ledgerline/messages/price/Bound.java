package io.ledgerline.messages.price;

/** What the worst case of a request came to. */
public sealed interface Bound {
  /** No answer to the request can cost more. */
  record Known(UpperBound bound) implements Bound {}

  /** One of the models that may answer has no price. */
  record Unpriced(String model) implements Bound {}
}
