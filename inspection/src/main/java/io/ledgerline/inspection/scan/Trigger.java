package io.ledgerline.inspection.scan;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens a rule is asked about: by the first of these that it names, known words, beginnings,
 * or shape and length; and only where the gaps beside and what stands near are as it needs them.
 * Other conditions are the rule's own. A trigger may let through more than a rule can use, never
 * less.
 *
 * @param shape bits of {@link ByteClass}, one of which the token has; 0 for any
 * @param also the same once more: bits of which the token has one, too
 * @param without bits of {@link ByteClass} that the token has none of
 * @param gap bits of {@link ByteClass} that must all be in the gap before, 0 for any
 * @param noGap bits of {@link ByteClass} that must not be in the gap before
 * @param behind the first byte behind the token, as one of 256; null for any
 * @param classes bits of {@link WordClass}, 0 for any
 * @param unless bits of {@link WordClass}: not for words that are any of these themselves
 * @param with bits of {@link WordClass}: only for words that are any of these themselves; 0 for any
 * @param length least length in bytes
 * @param most greatest length in bytes; counts, like {@code length}, for numbers and shapes only
 * @param starts how the token and what follows may begin
 * @param ends how the token may end
 * @param capital whether the token must begin with a capital letter of any script
 * @param small whether the token must not begin with a capital letter
 * @param near what must stand near
 */
public record Trigger(
    int shape,
    int also,
    int without,
    int gap,
    int noGap,
    Behind behind,
    long classes,
    long unless,
    long with,
    int length,
    int most,
    Starts starts,
    Starts ends,
    boolean capital,
    boolean small,
    Near near) {
  private static final int LETTERS = ByteClass.LOWER | ByteClass.UPPER | ByteClass.HIGH;

  /** What must stand near a token so that a rule can use it. */
  public enum Near {
    ANYTHING,
    /** A capital word: the one before, the token, or the first behind it or behind its phrase. */
    CAPITAL,
    /** A capital word: the first behind the token or behind its phrase. */
    CAPITAL_NEXT,
    /** A capital word: the one before, the token, or one of the next six. */
    CAPITAL_SOON,
    /** A token with a digit right behind. */
    DIGIT,
    /** A colon or an equals sign before one of the next six tokens. */
    SIGN,
    /**
     * Anything that may be context about a {@link Subject} for a number or code that begins here or
     * a word before.
     */
    LABELLED(Subject.LABELLED),
    AGE(Subject.AGE),
    POSTCODE(Subject.POSTCODE),
    SWIFT(Subject.SWIFT),
    /** The heading of a secret above, in a table. */
    SECRET_COLUMN,
    /** A known phrase that begins with the word. */
    PHRASE,
    /** Letters, five at most, as the first group of a code right before. */
    LETTERS,
    /** A word of four bytes or more before, of which a number may be the house. */
    LONG_WORD,
    /** A word of age right behind. */
    AGE_WORD,
    /** A label that the caller gave to the text. */
    LABEL;

    private final @Nullable Subject subject;

    Near() {
      this.subject = null;
    }

    Near(Subject subject) {
      this.subject = subject;
    }

    /** What must be spoken of near, where that is what is asked for. */
    @Nullable Subject subject() {
      return subject;
    }
  }

  /** Which bytes may stand right behind a token, the end of the text being a line end. */
  public record Behind(int classes, String signs, String not) {
    static final Behind ANY = new Behind(-1, "", "");

    boolean has(int b) {
      return ((ByteClass.OF[b] & classes) != 0 || signs.indexOf(b) >= 0) && not.indexOf(b) < 0;
    }
  }

  /** Tokens with a digit. */
  public static final Trigger DIGITS = shape(ByteClass.DIGIT, 1);

  /** Tokens behind an {@code @}. */
  public static final Trigger AT = shape(0, 1).behindGap(ByteClass.AT);

  /** Hexadecimal digits, at most four, with a colon or hyphen right behind: IPv6 and MAC. */
  public static final Trigger HEX_GROUP = words(WordClass.HEX_GROUP);

  /** Tokens with bytes of some classes (0 for any) of at least so many bytes. */
  public static Trigger shape(int shape, int least) {
    return of(shape, 0, 0, least, Integer.MAX_VALUE, Starts.ANY);
  }

  /** Tokens of ASCII digits only, so many of them. */
  public static Trigger number(int least, int most) {
    return of(ByteClass.DIGIT, LETTERS, 0, least, most, Starts.ANY);
  }

  /** Tokens where one of these ASCII texts of at least three characters may begin. */
  public static Trigger starts(Collection<String> beginnings) {
    return starts(Starts.of(beginnings), Starts.ANY);
  }

  static Trigger starts(Starts beginnings, Starts endings) {
    return of(0, 0, 0, 1, Integer.MAX_VALUE, beginnings).changed(parts -> parts.ends = endings);
  }

  /** Words of any of the classes, and words that phrases of these begin with. */
  public static Trigger words(WordClass... classes) {
    return words(WordClass.bits(classes));
  }

  /** The same for classes as bits. */
  public static Trigger words(long classes) {
    return of(0, 0, classes, 1, Integer.MAX_VALUE, Starts.ANY);
  }

  private static Trigger of(
      int shape, int without, long classes, int length, int most, Starts starts) {
    return new Trigger(
        shape,
        0,
        without,
        0,
        0,
        Behind.ANY,
        classes,
        0,
        0,
        length,
        most,
        starts,
        Starts.ANY,
        false,
        false,
        Near.ANYTHING);
  }

  /** The same for tokens of at most so many bytes. */
  public Trigger atMost(int bytes) {
    return changed(parts -> parts.most = bytes);
  }

  /** The same for tokens that have a byte of one of these classes, too. */
  public Trigger also(int bits) {
    return changed(parts -> parts.also = bits);
  }

  /** The same for tokens without bytes of these classes. */
  public Trigger without(int bits) {
    return changed(parts -> parts.without = bits);
  }

  /** The same for tokens with bytes of all of these classes in the gap before. */
  public Trigger behindGap(int bits) {
    return changed(parts -> parts.gap = bits);
  }

  /** The same for tokens without bytes of these classes in the gap before. */
  public Trigger notBehindGap(int bits) {
    return changed(parts -> parts.noGap = bits);
  }

  /** The same for tokens right before a byte of one of these classes. */
  public Trigger before(int bits) {
    return before(new Behind(bits, "", ""));
  }

  /** The same for tokens right before one of these ASCII signs. */
  public Trigger before(String signs) {
    return before(new Behind(0, signs, ""));
  }

  /** The same for tokens right before a byte of one of these classes or one of these signs. */
  public Trigger before(int bits, String signs) {
    return before(new Behind(bits, signs, ""));
  }

  /** The same for tokens that none of these ASCII signs stands right behind. */
  public Trigger notBefore(String signs) {
    return before(new Behind(-1, "", signs));
  }

  /** The same for tokens that begin with a capital letter of any script. */
  public Trigger capitalised() {
    return changed(parts -> parts.capital = true);
  }

  /** The same for tokens that begin with no capital letter. */
  public Trigger uncapitalised() {
    return changed(parts -> parts.small = true);
  }

  private Trigger before(Behind bytes) {
    return changed(parts -> parts.behind = bytes);
  }

  /** The same for words that are none of these themselves. */
  public Trigger unless(WordClass... own) {
    return changed(parts -> parts.unless = WordClass.bits(own));
  }

  /** The same for words that are any of these themselves. */
  public Trigger with(WordClass... own) {
    return changed(parts -> parts.with = WordClass.bits(own));
  }

  /** The same for tokens whose last three bytes are those of one of these texts. */
  public Trigger ends(Collection<byte[]> endings) {
    return changed(parts -> parts.ends = Starts.ofEndings(endings));
  }

  /** The same where something stands near. */
  public Trigger near(Near what) {
    return changed(parts -> parts.near = what);
  }

  private Trigger changed(Consumer<Parts> change) {
    var parts = new Parts(this);
    change.accept(parts);
    return parts.trigger();
  }

  /** Whether a token's own bytes are as this asks. */
  boolean fits(int size, int has) {
    return size >= length
        && size <= most
        && (shape == 0 || (has & shape) != 0)
        && (also == 0 || (has & also) != 0)
        && (has & without) == 0;
  }

  /** Whether a gap's bytes are as this asks. */
  boolean follows(int between) {
    return (between & gap) == gap && (between & noGap) == 0;
  }

  /** Whether a known word is as this asks. */
  boolean means(long own, long begun) {
    return (begun & classes) != 0 && (own & unless) == 0 && (with == 0 || (own & with) != 0);
  }

  /** The same parts, one of which is about to change. */
  private static final class Parts {
    private int shape;
    private int also;
    private int without;
    private int gap;
    private int noGap;
    private Behind behind;
    private long classes;
    private long unless;
    private long with;
    private int length;
    private int most;
    private Starts starts;
    private Starts ends;
    private boolean capital;
    private boolean small;
    private Near near;

    Parts(Trigger trigger) {
      shape = trigger.shape;
      also = trigger.also;
      without = trigger.without;
      gap = trigger.gap;
      noGap = trigger.noGap;
      behind = trigger.behind;
      classes = trigger.classes;
      unless = trigger.unless;
      with = trigger.with;
      length = trigger.length;
      most = trigger.most;
      starts = trigger.starts;
      ends = trigger.ends;
      capital = trigger.capital;
      small = trigger.small;
      near = trigger.near;
    }

    Trigger trigger() {
      return new Trigger(
          shape, also, without, gap, noGap, behind, classes, unless, with, length, most, starts,
          ends, capital, small, near);
    }
  }
}
