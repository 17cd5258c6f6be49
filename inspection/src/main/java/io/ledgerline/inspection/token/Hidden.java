package io.ledgerline.inspection.token;

import org.jspecify.annotations.Nullable;

/** One value to be hidden, from the first message in which it was found. */
final class Hidden {
  private static final int SHORT = 6;
  private static final byte[] REMOVED = {'[', 'r', 'e', 'm', 'o', 'v', 'e', 'd', ']'};

  final byte[] value;
  final String type;
  final Substitute how;
  final int from;

  /** The message from which on it is found inside words as well. */
  int freeFrom;

  /** The way in which it escapes another value; null for none of these. */
  private @Nullable JsonSpelling spelling;

  /** The way in which it has another value encoded; null for none of these. */
  private @Nullable OwnSpelling own;

  private int drawn;

  /** Whether it is replaced anywhere. */
  boolean used;

  /** The value that this one is with other separators, and how; null for any other. */
  private @Nullable Hidden main;

  private @Nullable Respelling respelling;

  /** Whether it is the other value as an address has it. */
  private boolean encoded;

  private final boolean fixed;
  private int attempt;
  private byte @Nullable [] with;

  Hidden(byte[] value, String type, Substitute how, int from) {
    this(value, type, how, from, null);
  }

  /** The same value as escaped text has it, with its token escaped. */
  Hidden spelled(JsonSpelling as) {
    var other = new Hidden(as.write(value), type, how, from);
    other.main = this;
    other.spelling = as;
    return other;
  }

  /** The same value as some text has it encoded. */
  Hidden spelled(byte[] encoded, OwnSpelling as, int drawn) {
    var other = new Hidden(encoded, type, how, from);
    other.main = this;
    other.own = as;
    other.drawn = drawn;
    return other;
  }

  /** The same number with other separators, which stand in its token, too. */
  Hidden respelled(Respelling how) {
    var other = new Hidden(how.of(value), type, this.how, from);
    other.main = this;
    other.respelling = how;
    other.freeFrom = Integer.MAX_VALUE;
    return other;
  }

  /**
   * The same value as an address has it, with its token in the same encoding: so a model writes it
   * there, so it comes back, and so it must be hidden on the next turn.
   */
  Hidden encoded() {
    var other = new Hidden(PercentEncoding.of(value), type, how, from);
    other.main = this;
    other.encoded = true;
    return other;
  }

  /** Letters that its token has at least; a token of digits has as many as the value. */
  int leastLetters() {
    boolean word =
        how instanceof Substitute.Token(var shape) && shape.orWordFor(value) == TokenShape.WORD;
    return word ? TokenForm.BODY : Math.min(TokenForm.BODY, value.length);
  }

  /** Whether its token has another spelling in addresses. */
  boolean hasEncoded() {
    if (encoded || isSpelled() || !(how instanceof Substitute.Token(var shape))) {
      return false;
    }
    byte[] token = with;
    return token != null
        ? PercentEncoding.changes(token) && !OwnSpelling.isSpelled(token)
        : shape.orWordFor(value) != TokenShape.WORD && PercentEncoding.changes(value);
  }

  boolean isEncoded() {
    return encoded;
  }

  /** Whether it is another value encoded, which is none where nobody wrote it. */
  boolean isSpelled() {
    return spelling != null || own != null;
  }

  /** Whether it was another value encoded when its token was issued. */
  boolean wasSpelled() {
    return fixed && with != null && OwnSpelling.isSpelled(with);
  }

  /** The one whose edges count: a value comes back inside of words encoded where it does plain. */
  Hidden edges() {
    return encoded && main != null ? main : this;
  }

  /** With a token that it had before. */
  Hidden(byte[] value, String type, Substitute how, int from, byte @Nullable [] token) {
    this.value = value;
    this.type = type;
    this.how = how;
    this.from = from;
    this.freeFrom = isWord(value) ? Integer.MAX_VALUE : from;
    this.with = token;
    this.fixed = token != null;
  }

  boolean wholeWord() {
    return freeFrom == Integer.MAX_VALUE;
  }

  /** The bytes in its place. */
  byte[] with() {
    if (main != null) {
      return written(main.with());
    }
    if (with == null) {
      throw new IllegalStateException("a value's substitute is asked for before it was made");
    }
    return with;
  }

  /** The other value's substitute as this one is written. */
  private byte[] written(byte[] substitute) {
    if (spelling != null) {
      return isToken() ? spelling.token(substitute) : substitute;
    }
    if (own != null) {
      return isToken() ? own.token(substitute, drawn) : substitute;
    }
    return respelling == null ? PercentEncoding.of(substitute) : respelling.of(substitute);
  }

  /** Whether it needs a substitute at all. */
  boolean isWanted() {
    return used || !isSpelled() && (main == null || main.isWanted());
  }

  /** Whether its substitute is one of its own. */
  boolean isMade() {
    return main == null;
  }

  boolean isToken() {
    return how instanceof Substitute.Token;
  }

  void make(TokenMint mint) {
    if (with == null) {
      with =
          switch (how) {
            case Substitute.Token(var shape) ->
                mint.token(type, shape.orWordFor(value), value, attempt);
            case Substitute.Mask mask -> mask.of(value);
            case Substitute.Drop() -> REMOVED;
          };
    }
  }

  /** Gives up a token that can't be used; false where it must stay. */
  boolean again(TokenMint mint) {
    if (fixed || attempt == Byte.MAX_VALUE) {
      return false;
    }
    attempt++;
    with = null;
    make(mint);
    return true;
  }

  /** What could be a part of another word or number: few bytes, or letters alone. */
  private static boolean isWord(byte[] value) {
    if (value.length < SHORT) {
      return true;
    }
    for (byte b : value) {
      if (b > 0 && !TokenShape.isLetter(b)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Hidden[" + type + ", from " + from + "]";
  }
}
