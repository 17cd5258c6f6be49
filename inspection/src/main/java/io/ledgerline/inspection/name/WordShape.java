package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/** How a word is written, for a model of names to weigh it by. */
final class WordShape {
  private WordShape() {}

  /** How a word is written: small, initial, capitals, mixed; how long. */
  static long of(Text text, int token) {
    int has = text.shape(token);
    int length = text.length(token);
    int kind;
    if (!text.isCapital(token)) {
      kind = 0;
    } else if (length == 1) {
      kind = 1;
    } else if (text.isAllCapitals(token)) {
      kind = 2;
    } else {
      int second = text.at(text.start(token) + 1);
      kind = second >= 'A' && second <= 'Z' ? 3 : 4;
    }
    int wide = (has & ByteClass.HIGH) != 0 ? 8 : 0;
    int size = length < 4 ? length : length < 7 ? 4 : length < 11 ? 5 : 6;
    return kind | wide | size << 4;
  }
}
