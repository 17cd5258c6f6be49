package io.ledgerline.inspection.normalise;

/**
 * Characters that leave no mark on the page. Source: Unicode default-ignorable code points and the
 * fillers and operators that attackers use beside them.
 */
public final class Invisible {
  private Invisible() {}

  /** Whether the character is never drawn. */
  public static boolean is(int codePoint) {
    return codePoint < 0x2000 ? low(codePoint) : high(codePoint);
  }

  private static boolean low(int c) {
    return c == 0xAD
        || c == 0x34F
        || c == 0x61C
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || c >= 0x180B && c <= 0x180F;
  }

  private static boolean high(int c) {
    return c >= 0x200B && c <= 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c == 0x3164
        || c == 0xFFA0
        || c == 0xFEFF
        || isSelector(c)
        || c >= 0x1BCA0 && c <= 0x1BCA3
        || c >= 0x1D173 && c <= 0x1D17A
        || c >= 0xE0000 && c <= 0xE0FFF;
  }

  /** Whether it is a variation selector. */
  public static boolean isSelector(int c) {
    return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
  }

  /** Whether it is a tag character that stands for a printable ASCII character. */
  public static boolean isTag(int c) {
    return c >= 0xE0020 && c <= 0xE007E;
  }

  /** Whether it turns the direction of text by force. */
  public static boolean isBidiControl(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  /** Whether it is a mark piled on Latin, Greek or Cyrillic letters. */
  static boolean isPiledMark(int c) {
    return c >= 0x300 && c <= 0x36F
        || c >= 0x483 && c <= 0x489
        || c >= 0x1AB0 && c <= 0x1AFF
        || c >= 0x1DC0 && c <= 0x1DFF
        || c >= 0x20D0 && c <= 0x20FF
        || c >= 0xFE20 && c <= 0xFE2F;
  }
}
