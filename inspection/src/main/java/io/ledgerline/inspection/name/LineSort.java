package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/** What sort of line a {@link NameChain} stands in: a title, a list, a line of a program. */
final class LineSort {
  private static final int REACH = 6;
  private static final int CODE =
      ByteClass.OTHER | ByteClass.EQUALS | ByteClass.UNDER | ByteClass.SLASH | ByteClass.AT;

  private LineSort() {}

  /** What sort of line a chain stands in; what all its tokens share. */
  static int of(Text text, int first, int last) {
    int capitals = 0;
    int words = 0;
    int code = 0;
    for (int i = first - REACH; i <= last + REACH; i++) {
      if (i < 0 || !text.has(i)) {
        continue;
      }
      code += (text.gap(i) & CODE) != 0 ? 1 : 0;
      if (i < first || i > last) {
        words++;
        capitals += text.isCapital(i) ? 1 : 0;
      }
    }
    int titled = words == 0 ? 0 : capitals * 4 / words + 1;
    int coded = code == 0 ? 0 : code < 3 ? 1 : code < 6 ? 2 : 3;
    int length = Math.min(last - first, 3);
    return titled
        | coded << 3
        | length << 5
        | (startsLine(text, first) ? 1 << 7 : 0)
        | (isLine(text.gapAfter(last)) ? 1 << 8 : 0);
  }

  /** Whether many signs of programs stand around a chain. */
  static boolean isCoded(int about) {
    return (about >> 3 & 3) > 1;
  }

  private static boolean startsLine(Text text, int token) {
    return token == 0 || isLine(text.gap(token));
  }

  private static boolean isLine(int gap) {
    return (gap & ByteClass.LINE) != 0;
  }
}
