package io.ledgerline.inspection.scan;

import java.util.Collection;

/**
 * Which tokens a rule is asked about: by the first of these that it names, known words, beginnings,
 * gap (and shape), or shape and length. Other conditions are the rule's own.
 *
 * @param shape bits of {@link ByteClass}, one of which the token has; 0 for any
 * @param without bits of {@link ByteClass} that the token has none of
 * @param gap bits of {@link ByteClass} that must all be in the gap before, 0 for any
 * @param behind bits of {@link ByteClass}, one of which the byte right behind has; 0 for any
 * @param classes bits of {@link WordClass}, 0 for any
 * @param length least length in bytes
 * @param most greatest length in bytes; counts, like {@code length}, for numbers and shapes only
 * @param starts how the token and what follows may begin
 */
public record Trigger(
    int shape,
    int without,
    int gap,
    int behind,
    long classes,
    int length,
    int most,
    Starts starts) {
  private static final int LETTERS = ByteClass.LOWER | ByteClass.UPPER | ByteClass.HIGH;

  /** Tokens with a digit. */
  public static final Trigger DIGITS = new Trigger(ByteClass.DIGIT, 0, 0, 1);

  /** Tokens behind an {@code @}. */
  public static final Trigger AT = new Trigger(0, ByteClass.AT, 0, 1);

  /** Tokens of at most four bytes with a colon or hyphen right behind, as in IPv6 and MAC. */
  public static final Trigger HEX_GROUP = new Trigger(0, 0, WordClass.HEX_GROUP.bit(), 1);

  public Trigger(int shape, int gap, long classes, int length) {
    this(shape, 0, gap, 0, classes, length, Integer.MAX_VALUE, Starts.ANY);
  }

  /** Tokens of ASCII digits only, so many of them. */
  public static Trigger number(int least, int most) {
    return new Trigger(ByteClass.DIGIT, LETTERS, 0, 0, 0, least, most, Starts.ANY);
  }

  /** The same for tokens of at most so many bytes. */
  public Trigger atMost(int bytes) {
    return new Trigger(shape, without, gap, behind, classes, length, bytes, starts);
  }

  /** The same for tokens without bytes of these classes. */
  public Trigger without(int bits) {
    return new Trigger(shape, bits, gap, behind, classes, length, most, starts);
  }

  /** The same for tokens right before a byte of one of these classes. */
  public Trigger before(int bits) {
    return new Trigger(shape, without, gap, bits, classes, length, most, starts);
  }

  /** Whether a token's own bytes are as this asks. */
  boolean fits(int size, int has) {
    return size >= length
        && size <= most
        && (shape == 0 || (has & shape) != 0)
        && (has & without) == 0;
  }

  /** Tokens where one of these ASCII texts of at least three characters may begin. */
  public static Trigger starts(Collection<String> beginnings) {
    return new Trigger(0, 0, 0, 0, 0, 1, Integer.MAX_VALUE, Starts.of(beginnings));
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
