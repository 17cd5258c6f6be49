package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/**
 * Postcodes of two groups with letters: British ({@code BS3 1PJ}, BS 7666), Canadian ({@code K1A
 * 0B1}), Irish ({@code D02 AF30}).
 */
final class LetteredPostcode {
  private static final int MOST_OUTWARD = 4;

  private LetteredPostcode() {}

  /** The first token of a postcode that ends with a token, -1 where none does. */
  static int first(Text text, int token) {
    if (token < 1 || !text.joins(token, ' ') || !isCode(text, token) || !isCode(text, token - 1)) {
      return -1;
    }
    return isBritish(text, token) || isCanadian(text, token) || isIrish(text, token)
        ? token - 1
        : -1;
  }

  private static boolean isCode(Text text, int token) {
    return text.shape(token) == (ByteClass.DIGIT | ByteClass.UPPER);
  }

  private static boolean isBritish(Text text, int token) {
    int outward = text.length(token - 1);
    return is(text, token, "9AA")
        && outward >= 2
        && outward <= MOST_OUTWARD
        && isLetter(text.at(text.start(token - 1)));
  }

  private static boolean isCanadian(Text text, int token) {
    return is(text, token - 1, "A9A") && is(text, token, "9A9");
  }

  private static boolean isIrish(Text text, int token) {
    return is(text, token - 1, "A99") && text.length(token) == MOST_OUTWARD;
  }

  private static boolean is(Text text, int token, String form) {
    if (text.length(token) != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (isLetter(text.at(text.start(token) + i)) != (form.charAt(i) == 'A')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(int b) {
    return b >= 'A' && b <= 'Z';
  }
}
