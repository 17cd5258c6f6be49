package io.ledgerline.inspection.scan;

/**
 * What a byte of UTF-8 may be, as bits: one table look-up decides whether it is looked at again.
 */
public final class ByteClass {
  /** ASCII lower-case letter. */
  public static final int LOWER = 1;

  /** ASCII upper-case letter. */
  public static final int UPPER = 2;

  /** ASCII digit. */
  public static final int DIGIT = 4;

  /** A byte of a character outside ASCII. */
  public static final int HIGH = 8;

  /** Any byte that a token is made of. */
  public static final int WORD = LOWER | UPPER | DIGIT | HIGH;

  public static final int SPACE = 1 << 4;
  public static final int LINE = 1 << 5;
  public static final int AT = 1 << 6;
  public static final int COLON = 1 << 7;
  public static final int DOT = 1 << 8;
  public static final int DASH = 1 << 9;
  public static final int SLASH = 1 << 10;

  /** Comma, semicolon, tab, bar: what tables separate cells with. */
  public static final int CELL = 1 << 11;

  public static final int QUOTE = 1 << 12;
  public static final int EQUALS = 1 << 13;

  public static final int UNDER = 1 << 14;

  /** Any other ASCII byte. */
  public static final int OTHER = 1 << 15;

  /** Sentence ends other than the dot: {@code ! ?}. */
  public static final int STOP = 1 << 16;

  /** What may stand between the groups of one number. */
  public static final int GROUPS = SPACE | DASH | DOT | SLASH;

  static final int[] OF = new int[256];

  /** Lower case of an ASCII byte; others as they are. */
  static final byte[] FOLD = new byte[128];

  static {
    for (int b = 0; b < 256; b++) {
      OF[b] = classify(b);
    }
    for (int b = 0; b < 128; b++) {
      FOLD[b] = (byte) Character.toLowerCase(b);
    }
  }

  private ByteClass() {}

  /** The class of a byte. */
  public static int of(byte b) {
    return OF[b & 0xff];
  }

  private static int classify(int b) {
    if (b >= 0x80) {
      return HIGH;
    }
    if (b >= 'a' && b <= 'z') {
      return LOWER;
    }
    if (b >= 'A' && b <= 'Z') {
      return UPPER;
    }
    if (b >= '0' && b <= '9') {
      return DIGIT;
    }
    return switch (b) {
      case ' ' -> SPACE;
      case '\n', '\r' -> LINE;
      case '@' -> AT;
      case ':' -> COLON;
      case '.' -> DOT;
      case '-' -> DASH;
      case '/' -> SLASH;
      case '_' -> UNDER;
      case '"', '\'', '`' -> QUOTE;
      case '=' -> EQUALS;
      case ',', ';', '\t', '|' -> CELL;
      case '!', '?' -> STOP;
      default -> OTHER;
    };
  }
}
