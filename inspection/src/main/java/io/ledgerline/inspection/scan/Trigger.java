package io.ledgerline.inspection.scan;

import java.util.Collection;

/**
 * Which tokens a rule is asked about: by the first of these that it names, known words, beginnings,
 * gap (and shape), or shape and length. Other conditions are the rule's own.
 *
 * @param shape bits of {@link ByteClass}, 0 for any
 * @param gap bits of {@link ByteClass} that must all be in the gap before, 0 for any
 * @param classes bits of {@link WordClass}, 0 for any
 * @param length least length in bytes
 * @param starts how the token and what follows may begin
 */
public record Trigger(int shape, int gap, long classes, int length, Starts starts) {
  /** Tokens with a digit. */
  public static final Trigger DIGITS = new Trigger(ByteClass.DIGIT, 0, 0, 1);

  /** Tokens behind an {@code @}. */
  public static final Trigger AT = new Trigger(0, ByteClass.AT, 0, 1);

  /** Tokens of at most four bytes with a colon or hyphen right behind, as in IPv6 and MAC. */
  public static final Trigger HEX_GROUP = new Trigger(0, 0, WordClass.HEX_GROUP.bit(), 1);

  public Trigger(int shape, int gap, long classes, int length) {
    this(shape, gap, classes, length, Starts.ANY);
  }

  /** Tokens where one of these ASCII texts of at least three characters may begin. */
  public static Trigger starts(Collection<String> beginnings) {
    return new Trigger(0, 0, 0, 1, Starts.of(beginnings));
  }

  /** Words of any of the classes. */
  public static Trigger words(WordClass... classes) {
    return new Trigger(0, 0, WordClass.bits(classes), 1);
  }

  /** Tokens of at least so many bytes. */
  public static Trigger length(int least) {
    return new Trigger(0, 0, 0, least);
  }
}
