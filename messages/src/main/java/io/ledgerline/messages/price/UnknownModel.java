package io.ledgerline.messages.price;

/** What to do with a model that the table has no price for. */
public enum UnknownModel {
  /** Say that it is unpriced. */
  REFUSE,
  /** Charge, in each category, the dearest rate of any model. */
  DEAREST
}
