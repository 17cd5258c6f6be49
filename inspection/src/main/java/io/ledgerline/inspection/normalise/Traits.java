package io.ledgerline.inspection.normalise;

/**
 * What kinds of characters and runs a text holds, found in one cheap pass, so that most hideouts
 * need not be searched in most texts. A trait may be seen where a hideout finds nothing, never the
 * other way round.
 */
public final class Traits {
  /** It holds characters beyond ASCII. */
  static final int FOREIGN = 1;

  /** It holds {@code <}, {@code ](} or a line that begins with a bracket. */
  static final int MARKUP = 1 << 1;

  /** It holds a run of letters long enough to be an encoding. */
  static final int LONG_RUN = 1 << 2;

  /** It holds many words in a row that end with two hexadecimal or eight binary digits. */
  static final int HEX_WORDS = 1 << 3;

  /** It holds a backslash, an ampersand, or percent or equals signs before hexadecimal digits. */
  static final int ESCAPES = 1 << 4;

  /** It holds several lone letters in a row. */
  static final int LONE_LETTERS = 1 << 5;

  /** It holds a line with words that mix letters with digits or signs. */
  static final int MIXED_WORDS = 1 << 6;

  /** It holds words of dots and dashes only, several in a row. */
  static final int DOTS_AND_DASHES = 1 << 7;

  /** It holds a tag or a sign of emphasis right behind a letter. */
  static final int BROKEN_WORDS = 1 << 8;

  /** It holds a line with several quotations. */
  static final int QUOTES = 1 << 9;

  /** It holds long empty space. */
  static final int PADDING = 1 << 10;

  /** It may hold characters that nobody sees. */
  static final int INVISIBLE = 1 << 11;

  /** It holds Braille patterns. */
  static final int BRAILLE = 1 << 12;

  /** It may hold script without spaces between words. */
  static final int UNSPACED = 1 << 13;

  private static final int RUN = 16;
  private static final int FEWEST_LONE = 5;
  private static final int FEWEST_HEX = 8;
  private static final int FEWEST_CODE = 6;
  private static final int FEWEST_LEET = 2;
  private static final int FEWEST_QUOTES = 6;
  private static final int LONGEST_SPACE = 60;
  private static final int MOST_NEWLINES = 18;
  private static final int BINARY = 8;
  private static final int BROKEN_HEX = 4;

  private final char[] chars;
  private final int length;

  private int found;

  /** Kinds of all characters beyond ASCII. */
  private int foreign;

  /** Kinds of the characters since the last space. */
  private int piece;

  private int run;
  private int lone;
  private int hexWords;
  private int codeWords;
  private int mixed;
  private int leetWords;
  private int quotes;
  private int space;
  private int newlines;

  private Traits(char[] chars, int length) {
    this.chars = chars;
    this.length = length;
  }

  /** The traits of a text, as bits. */
  public static int of(MappedText text) {
    var traits = new Traits(text.array(), text.length());
    traits.read();
    return traits.found();
  }

  private int found() {
    int all = found;
    all |= (foreign & Characters.FOREIGN) != 0 ? FOREIGN : 0;
    all |= (foreign & Characters.INVISIBLE) != 0 ? INVISIBLE : 0;
    all |= (foreign & Characters.BRAILLE) != 0 ? BRAILLE : 0;
    all |= (foreign & Characters.UNSPACED) != 0 ? UNSPACED : 0;
    all |= (foreign & Characters.HEX) != 0 ? HEX_WORDS : 0;
    boolean odd = (foreign & Characters.ODD) != 0;
    all |= odd ? LONE_LETTERS | DOTS_AND_DASHES | MIXED_WORDS : 0;
    return mixed >= 2 ? all : all & ~MIXED_WORDS;
  }

  private void read() {
    int before = Characters.SPACE;
    int at = 0;
    while (at < length) {
      int kind = Characters.kind(chars[at]);
      if ((kind & Characters.WORD) != 0) {
        at = word(at, before);
        before = Characters.kind(chars[at - 1]);
        continue;
      }
      run = (kind & Characters.ENCODING) != 0 ? run + 1 : 0;
      found |= run >= RUN ? LONG_RUN : 0;
      foreign |= (kind & Characters.FOREIGN) != 0 ? kind : 0;
      if ((kind & Characters.SPACE) != 0) {
        space(chars[at], before);
      } else {
        sign(at, before);
        piece |= kind;
        space = 0;
        newlines = 0;
      }
      before = kind;
      at++;
    }
    endPiece();
  }

  /** Reads a word; the offset behind it. */
  private int word(int begin, int before) {
    int any = 0;
    int all = -1;
    int at = begin;
    for (; at < length; at++) {
      int kind = Characters.kind(chars[at]);
      if ((kind & Characters.WORD) == 0) {
        break;
      }
      any |= kind;
      all &= kind;
    }
    int size = at - begin;
    lone = size == 1 ? lone + 1 : 0;
    found |= lone >= FEWEST_LONE ? LONE_LETTERS : 0;
    run = (all & Characters.ENCODING) != 0 ? run + size : 0;
    found |= run >= RUN || size >= RUN ? LONG_RUN : 0;
    mixed += (before & Characters.LEET_SIGN) != 0 ? 1 : 0;
    foreign |= (any & Characters.FOREIGN) != 0 ? any & ~Characters.HEX : 0;
    if ((any & Characters.WORD) == Characters.WORD) {
      mixed += changes(begin, at);
    }
    hex(begin, at);
    piece |= any;
    space = 0;
    newlines = 0;
    return at;
  }

  /** How often letters and digits change places. */
  private int changes(int from, int to) {
    int changes = 0;
    for (int i = from + 1; i < to; i++) {
      int both = Characters.kind(chars[i]) ^ Characters.kind(chars[i - 1]);
      changes += (both & Characters.WORD) != 0 ? 1 : 0;
    }
    return changes;
  }

  private void hex(int from, int to) {
    if (endsInHex(from, to)) {
      hexWords++;
      found |= hexWords >= FEWEST_HEX ? HEX_WORDS : 0;
    } else if (hexWords > 0 && !isPrefix(from, to)) {
      hexWords = 0;
    }
  }

  private boolean endsInHex(int from, int to) {
    if (to - from < 2 || !isHex(to - 1) || !isHex(to - 2)) {
      return false;
    }
    return to - from == 2 || !isHex(to - 3) || isBinary(from, to);
  }

  private boolean isHex(int at) {
    return (Characters.kind(chars[at]) & Characters.HEX) != 0;
  }

  private boolean isBinary(int from, int to) {
    if (to - from < BINARY) {
      return false;
    }
    for (int i = to - BINARY; i < to; i++) {
      if (chars[i] != '0' && chars[i] != '1') {
        return false;
      }
    }
    return true;
  }

  /** Whether a word may stand between two bytes: {@code x}, {@code 0x}. */
  private boolean isPrefix(int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] != '0' && chars[i] != 'x') {
        return false;
      }
    }
    return to - from <= BROKEN_HEX;
  }

  private void space(char c, int before) {
    if ((before & Characters.SPACE) == 0) {
      endPiece();
    }
    space++;
    if (c == '\n') {
      newlines++;
      leetWords = 0;
      quotes = 0;
    }
    found |= space >= LONGEST_SPACE || newlines >= MOST_NEWLINES ? PADDING : 0;
  }

  /** A piece between spaces ends. */
  private void endPiece() {
    int kinds = piece;
    piece = 0;
    if ((kinds & Characters.LETTER) != 0
        && (kinds & (Characters.DIGIT | Characters.LEET_SIGN)) != 0) {
      leetWords++;
      found |= leetWords >= FEWEST_LEET ? MIXED_WORDS : 0;
    }
    int others = kinds & (Characters.WORD | Characters.SIGN);
    if (others != 0) {
      codeWords = 0;
    } else if ((kinds & (Characters.CODE | Characters.BAR)) == Characters.CODE) {
      codeWords++;
      found |= codeWords >= FEWEST_CODE ? DOTS_AND_DASHES : 0;
    } else if ((kinds & Characters.CODE) != 0) {
      codeWords = 0;
    }
  }

  private void sign(int at, int before) {
    switch (chars[at]) {
      case '<' -> found |= MARKUP | broken(before);
      case '[' -> found |= at == 0 || chars[at - 1] == '\n' ? MARKUP : 0;
      case ']' -> found |= next(at) == '(' ? MARKUP : 0;
      case '\\', '&' -> found |= ESCAPES;
      case '%', '=' -> found |= next(at) < 0x80 && isHex(at + 1) ? ESCAPES : 0;
      case '"', '\'' -> {
        quotes++;
        found |= quotes >= FEWEST_QUOTES ? QUOTES : 0;
      }
      case '*', '`', '~' -> found |= broken(before);
      default -> {}
    }
  }

  private static int broken(int before) {
    return (before & Characters.LETTER) != 0 ? BROKEN_WORDS : 0;
  }

  /** The character behind one; one beyond ASCII at the end. */
  private char next(int at) {
    return at + 1 < length ? chars[at + 1] : '\u00FF';
  }
}
