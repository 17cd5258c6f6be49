package io.ledgerline.verifier.drill;

/** The ways to tamper with a log. */
public enum Way {
  EDIT,
  TRUNCATE,
  REMOVE,
  REORDER,
  SWAP,
  BACK_DATE,
  FORGE,
  FORK,
  ROLL_BACK
}
