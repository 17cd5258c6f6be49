package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/** What stands between two tokens, as one of sixteen. */
final class Joint {
  private Joint() {}

  /** What stands before a token. */
  static int of(Text text, int token) {
    if (!text.has(token)) {
      return 0;
    }
    int gap = text.gap(token);
    int length = text.gapLength(token);
    boolean space = (gap & ByteClass.SPACE) != 0;
    if ((gap & ByteClass.LINE) != 0) {
      return 1;
    }
    if (length == 1) {
      return single(gap);
    }
    if ((gap & (ByteClass.DOT | ByteClass.STOP)) != 0) {
      return space ? 2 : 3;
    }
    if ((gap & ByteClass.COLON) != 0) {
      return 4;
    }
    if ((gap & ByteClass.QUOTE) != 0) {
      return space ? 7 : 6;
    }
    if ((gap & ByteClass.CELL) != 0) {
      return 5;
    }
    if ((gap & (ByteClass.AT | ByteClass.SLASH | ByteClass.UNDER | ByteClass.EQUALS)) != 0) {
      return 8;
    }
    if ((gap & ByteClass.OTHER) != 0) {
      return 9;
    }
    if ((gap & ByteClass.DASH) != 0) {
      return 11;
    }
    return space ? 13 : 14;
  }

  private static int single(int gap) {
    return switch (gap) {
      case ByteClass.SPACE -> 12;
      case ByteClass.DASH -> 10;
      case ByteClass.QUOTE -> 6;
      case ByteClass.DOT, ByteClass.STOP -> 3;
      case ByteClass.COLON -> 4;
      case ByteClass.CELL -> 5;
      case ByteClass.OTHER -> 9;
      default -> 8;
    };
  }
}
