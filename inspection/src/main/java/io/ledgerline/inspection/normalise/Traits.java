package io.ledgerline.inspection.normalise;

/**
 * What kinds of characters and runs a text holds, found in one cheap pass, so that most hideouts
 * need not be searched in most texts.
 */
public final class Traits {
  /** It holds characters beyond ASCII. */
  static final int FOREIGN = 1;

  /** It holds {@code <}, {@code ](} or a line that begins with a bracket. */
  static final int MARKUP = 1 << 1;

  /** It holds a run of letters long enough to be an encoding. */
  static final int LONG_RUN = 1 << 2;

  /** It holds many words of two or eight hexadecimal digits. */
  static final int HEX_WORDS = 1 << 3;

  /** It holds a backslash, an ampersand, or percent or equals signs before hexadecimal digits. */
  static final int ESCAPES = 1 << 4;

  /** It holds several lone letters in a row. */
  static final int LONE_LETTERS = 1 << 5;

  /** It holds words that mix letters with digits or signs. */
  static final int MIXED_WORDS = 1 << 6;

  /** It holds words of dots and dashes only. */
  static final int DOTS_AND_DASHES = 1 << 7;

  /** It holds a tag or a sign of emphasis right behind a letter. */
  static final int BROKEN_WORDS = 1 << 8;

  /** It holds quotation marks. */
  static final int QUOTES = 1 << 9;

  /** It holds long empty space. */
  static final int PADDING = 1 << 10;

  private static final int RUN = 16;
  private static final int FEWEST_LONE = 5;
  private static final int FEWEST_HEX = 8;
  private static final int FEWEST_CODE = 6;
  private static final int LONGEST_SPACE = 60;
  private static final int MOST_NEWLINES = 18;

  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final int WORD = LETTER | DIGIT;
  private static final int ENCODING = 4;
  private static final int HEX = 8;
  private static final int LEET_SIGN = 16;
  private static final int CODE = 32;
  private static final int SPACE = 64;
  private static final byte[] KIND = kinds();

  private int found;
  private int run;
  private int word;
  private boolean hex;
  private int lone;
  private int hexWords;
  private int codeWords;
  private int mixed;
  private int space;
  private int newlines;

  private Traits() {}

  /** The traits of a text, as bits. */
  public static int of(MappedText text) {
    var traits = new Traits();
    traits.read(text.array(), text.length());
    return traits.found;
  }

  private void read(char[] chars, int length) {
    int before = SPACE;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c >= 0x80) {
        found |= FOREIGN;
        endWord();
        run = 0;
        before = 0;
        continue;
      }
      int kind = KIND[c];
      if ((kind & WORD) != 0) {
        word++;
        hex = (word == 1 || hex) && (kind & HEX) != 0;
        mixed += (kind & WORD) != (before & WORD) && (before & (WORD | LEET_SIGN)) != 0 ? 1 : 0;
      } else if (word > 0) {
        endWord();
      }
      run = (kind & ENCODING) != 0 ? run + 1 : 0;
      found |= run >= RUN ? LONG_RUN : 0;
      if ((kind & (WORD | SPACE)) == 0) {
        sign(c, before, chars, i, length);
      }
      if ((kind & SPACE) != 0) {
        spaces(c);
      } else if ((before & SPACE) != 0) {
        space = 0;
        newlines = 0;
      }
      before = kind;
    }
    endWord();
    found |= mixed >= 2 ? MIXED_WORDS : 0;
  }

  private void endWord() {
    if (word == 0) {
      return;
    }
    lone = word == 1 ? lone + 1 : 0;
    hexWords = hex && (word == 2 || word == 8) ? hexWords + 1 : hexWords;
    found |= lone >= FEWEST_LONE ? LONE_LETTERS : 0;
    found |= hexWords >= FEWEST_HEX ? HEX_WORDS : 0;
    word = 0;
  }

  private void spaces(char c) {
    space++;
    newlines += c == '\n' ? 1 : 0;
    found |= space >= LONGEST_SPACE || newlines >= MOST_NEWLINES ? PADDING : 0;
  }

  private void sign(char c, int before, char[] chars, int i, int length) {
    char next = i + 1 < length ? chars[i + 1] : ' ';
    switch (c) {
      case '<' -> found |= MARKUP | ((before & LETTER) != 0 ? BROKEN_WORDS : 0);
      case '[' -> found |= i == 0 || chars[i - 1] == '\n' ? MARKUP : 0;
      case ']' -> found |= next == '(' ? MARKUP : 0;
      case '\\', '&' -> found |= ESCAPES;
      case '%', '=' -> found |= next < 0x80 && (KIND[next] & HEX) != 0 ? ESCAPES : 0;
      case '"', '\'' -> found |= QUOTES;
      case '*', '`', '~' -> found |= (before & LETTER) != 0 ? BROKEN_WORDS : 0;
      default -> {}
    }
    if ((KIND[c] & CODE) != 0) {
      codeWords++;
      found |= codeWords >= FEWEST_CODE && (before & (CODE | SPACE)) != 0 ? DOTS_AND_DASHES : 0;
    }
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x80];
    for (char c = 0; c < 0x80; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean digit = c >= '0' && c <= '9';
      int kind = letter ? LETTER | ENCODING : digit ? DIGIT | ENCODING : 0;
      kind |= Character.digit(c, 16) >= 0 ? HEX : 0;
      kind |= "+/=_-".indexOf(c) >= 0 ? ENCODING : 0;
      kind |= "@$!|+".indexOf(c) >= 0 ? LEET_SIGN : 0;
      kind |= c == '.' || c == '-' ? CODE : 0;
      kind |= c <= ' ' ? SPACE : 0;
      kinds[c] = (byte) kind;
    }
    return kinds;
  }
}
