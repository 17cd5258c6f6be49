package io.ledgerline.inspection.scan;

/** Who wins where two findings of one confidence and length overlap: the earlier constant. */
public enum Rank {
  SECRET,
  CHECKED_ID,
  BANK,
  CONTACT,
  NAME,
  NUMBER,
  OTHER,
  /** No value to protect: a word that says what the text is about. Never overlaps anything. */
  SIGNAL
}
