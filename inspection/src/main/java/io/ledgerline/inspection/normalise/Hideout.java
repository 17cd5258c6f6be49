package io.ledgerline.inspection.normalise;

/** A place where text can hide, and how to get it out. Linear in the text, without going back. */
interface Hideout {
  /** Hands on every text found in {@code layer}. */
  void search(Layer layer, Sink sink);
}
