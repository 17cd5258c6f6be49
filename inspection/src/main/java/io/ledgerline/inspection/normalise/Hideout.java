package io.ledgerline.inspection.normalise;

/** A place where text can hide, and how to get it out. Linear in the text, without going back. */
interface Hideout {
  /** The traits, as bits of {@link Traits}, one of which a text must have to be worth a search. */
  int needs();

  /** Hands on every text found in {@code layer}. */
  void search(Layer layer, Sink sink);
}
