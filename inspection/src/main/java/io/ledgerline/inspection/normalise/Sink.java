package io.ledgerline.inspection.normalise;

/** Takes what was found hidden in a text. */
interface Sink {
  /** Text that {@code step} exposed. */
  void found(MappedText raw, Step step);

  /** How many more characters it takes; what is longer is cut by the finder. */
  int room();

  /** Says that source bytes were left undecoded for lack of room. */
  void unread(long bytes);
}
