package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;

/**
 * Vietnamese by its letters. Its small words are many a given name without their marks ({@code
 * đơn}), and {@code Anh} is a country or "you".
 */
final class ToneMarks {
  private static final int AROUND = 2;
  private static final long ANH = Fold.hash("anh");

  /** With one mark less it is no surname but a word: {@code Tết Nguyên Đán}. */
  private static final long NGUYEN = Fold.hash("nguyen");

  private static final int NGUYEN_BYTES = 6;
  private static final long DAN = Fold.hash("dan");

  private ToneMarks() {}

  /** Whether a listed name is a word of a Vietnamese sentence. */
  static boolean isWord(Text text, int token) {
    long hash = text.hash(token);
    boolean origin =
        hash == NGUYEN && text.length(token) > NGUYEN_BYTES
            || hash == DAN && text.at(text.start(token)) >= 0x80;
    if (origin || text.isCapital(token) && hash != ANH) {
      return origin;
    }
    for (int i = Math.max(0, token - AROUND); i <= token + AROUND && text.has(i); i++) {
      if (isMarked(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(Text text, int token) {
    for (int p = text.start(token); p < text.end(token) - 1; p++) {
      int b = text.at(p);
      int next = text.at(p + 1);
      if (b == 0xE1 && (next == 0xBA || next == 0xBB)
          || b == 0xC6 && (next == 0xA1 || next == 0xB0)
          || b == 0xC4 && (next == 0x91 || next == 0x90)) {
        return text.length(token) < 12;
      }
    }
    return false;
  }
}
