package io.ledgerline.inspection.injection;

/** What the characters of a folded text are to its words: letters, or what stands between. */
final class Letters {
  static final byte LETTER = 1;
  static final byte STOP = 2;
  static final byte PAUSE = 3;
  static final byte NEWLINE = 4;
  static final byte APOSTROPHE = 5;

  /** The first half of an emoji or another picture (U+1F000 to U+1FBFF): no part of a word. */
  static final byte PICTURE = 6;

  /** Of a byte that begins a word, and of one that stands for a character beyond ASCII. */
  static final byte WORD = -1;

  static final byte FOREIGN = -2;

  private static final byte[] KIND = kinds();

  /** Of each byte between words what it says of the next word, as flags of {@link Tokens}. */
  static final byte[] MARK = marks();

  private Letters() {}

  static byte kind(char c) {
    return KIND[c];
  }

  /**
   * Whether a letter is of a script that is written without spaces, where each is read as a word:
   * Han, hiragana, Thai, Lao, Khmer, Burmese. A run of katakana is a word as it stands.
   */
  static boolean isUnspaced(char c) {
    return c >= '\u3005' && c <= '\u309F'
        || c >= '\u3400' && c <= '\u9FFF'
        || c >= '\u0E00' && c <= '\u0EFF'
        || c >= '\u1000' && c <= '\u109F'
        || c >= '\u1780' && c <= '\u17FF';
  }

  /** Whether a letter is of a language's script, and not of the Latin one or phonetic signs. */
  static boolean isOfOtherScript(char c) {
    return c >= '\u0370' && (c < '\u1D00' || c >= '\u2E80');
  }

  private static byte foreign(char c) {
    if (c == '\u2019') {
      return APOSTROPHE;
    }
    if (c == '\u3002' || c == '\uFF01' || c == '\uFF1F' || c == '\u061F' || c == '\u2026') {
      return STOP;
    }
    if (c >= '\uD83C' && c <= '\uD83E') {
      return PICTURE;
    }
    if (Character.isLetterOrDigit(c) || isMark(c) || Character.isSurrogate(c)) {
      return LETTER;
    }
    return c == '\u00A0' || c == '\u3000' ? 0 : PAUSE;
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x10000];
    for (int c = 0x80; c < kinds.length; c++) {
      kinds[c] = foreign((char) c);
    }
    for (char c = 0; c < 0x80; c++) {
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        kinds[c] = LETTER;
      } else if (c == '.' || c == '!' || c == '?') {
        kinds[c] = STOP;
      } else if (c == '\n' || c == '\r') {
        kinds[c] = NEWLINE;
      } else if (c == '\'') {
        kinds[c] = APOSTROPHE;
      } else if (c == '\t' || c > ' ' && c != '_' && c != '-') {
        kinds[c] = PAUSE;
      }
    }
    return kinds;
  }

  private static byte[] marks() {
    byte[] marks = new byte[0x100];
    for (int b = 0; b < marks.length; b++) {
      marks[b] =
          switch (b < 0x80 ? KIND[b] : FOREIGN) {
            case LETTER -> WORD;
            case STOP -> b == '?' ? Tokens.SENTENCE | Tokens.AFTER_QUESTION : Tokens.SENTENCE;
            case PAUSE -> Tokens.CLAUSE;
            case NEWLINE -> Tokens.LINE;
            case FOREIGN -> FOREIGN;
            default -> 0;
          };
    }
    return marks;
  }
}
