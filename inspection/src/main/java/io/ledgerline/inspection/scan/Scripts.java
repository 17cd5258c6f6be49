package io.ledgerline.inspection.scan;

import java.lang.Character.UnicodeScript;

/** How scripts part words. */
public final class Scripts {
  private static final int FIRST_UNSPACED = 0x0E00;
  private static final char LONG_VOWEL = 'ー';

  private Scripts() {}

  /**
   * Whether a letter is of a script in which words stand side by side, or, as in Korean, with their
   * endings: where it stands, no blank says where a word begins or ends.
   */
  public static boolean isUnspaced(int codePoint) {
    if (codePoint < FIRST_UNSPACED || !Character.isLetter(codePoint)) {
      return false;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> codePoint == LONG_VOWEL;
    };
  }
}
