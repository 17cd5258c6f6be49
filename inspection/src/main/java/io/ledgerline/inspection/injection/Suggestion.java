package io.ledgerline.inspection.injection;

/**
 * What to do about a text, from least to most. Policy decides; this is what the detector advises.
 */
public enum Suggestion {
  /** Nothing was seen. */
  NONE,
  /** Note and count it. */
  FLAG,
  /** Mark the block as data, see {@link Spotlight}. */
  SPOTLIGHT,
  /** Take out what a reader would not see, see {@link HiddenText}, and mark the rest as data. */
  STRIP,
  /** Do not send it before a person has looked. */
  HOLD,
  /** Do not send it. */
  REFUSE
}
