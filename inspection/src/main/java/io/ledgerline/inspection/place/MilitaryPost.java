package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Addresses of the military and diplomatic post: {@code PSC 123, Box 456, APO AE 09012}, {@code USS
 * Name, FPO AP 96349} (USPS Publication 28, section 238).
 */
final class MilitaryPost {
  private static final int CONFIDENCE = 880;
  private static final int MOST_BEFORE = 6;
  private static final int ZIP = 5;

  private MilitaryPost() {}

  /** At the token APO, FPO or DPO. */
  static void at(Text text, int token, Sink sink) {
    int zip = token + 2;
    if (!text.isDigits(zip) || text.length(zip) != ZIP || !isRegion(text, token + 1)) {
      return;
    }
    int first = token;
    boolean line = false;
    for (int i = token; i > 0 && token - i < MOST_BEFORE && isLinked(text, i); i--) {
      boolean breaks = (text.gap(i) & (ByteClass.LINE | ByteClass.CELL)) != 0;
      boolean part =
          text.isDigits(i - 1)
              || text.isCapital(i - 1)
              || text.startsWith(text.start(i - 1), "box")
              || text.startsWith(text.start(i - 1), "unit")
              || text.startsWith(text.start(i - 1), "psc");
      if (!part || breaks && (text.gap(i) & ByteClass.LINE) != 0 && line) {
        break;
      }
      line |= (text.gap(i) & ByteClass.LINE) != 0;
      first = i - 1;
    }
    sink.add(AddressRule.ADDRESS, text.start(first), text.end(zip), CONFIDENCE);
  }

  /** AA (Americas), AE (Europe), AP (Pacific). */
  private static boolean isRegion(Text text, int token) {
    if (!text.has(token) || text.length(token) != 2 || (text.at(text.start(token)) | 32) != 'a') {
      return false;
    }
    int second = text.at(text.start(token) + 1) | 32;
    return second == 'a' || second == 'e' || second == 'p';
  }

  private static boolean isLinked(Text text, int token) {
    int allowed = ByteClass.SPACE | ByteClass.CELL | ByteClass.LINE;
    return (text.gap(token) & ~allowed) == 0 && text.gapLength(token) <= 3;
  }
}
