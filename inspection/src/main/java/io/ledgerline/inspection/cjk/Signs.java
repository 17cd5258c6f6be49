package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;

/** What stands between a label and its value: {@code ：}, {@code ":"}, {@code 】}, {@code =}. */
final class Signs {
  private static final int MOST = 7;

  private Signs() {}

  /** The offset behind all signs and blanks at an offset; a line may end behind what tells. */
  static int end(Text text, int at) {
    int p = at;
    boolean told = false;
    for (int i = 0; i < MOST; i++) {
      int point = Points.at(text, p);
      boolean blank = Points.isBlank(point) || isMark(point) || told && point == '\n';
      told |= tells(point);
      if (!blank && !tells(point)) {
        break;
      }
      p += Points.size(point);
    }
    return p;
  }

  /** Whether a sign between two offsets says that a value follows. */
  static boolean tell(Text text, int from, int to) {
    for (int p = from; p < to; p = Points.next(text, p)) {
      if (tells(Points.at(text, p))) {
        return true;
      }
    }
    return false;
  }

  private static boolean tells(int point) {
    return switch (point) {
      case ':', '：', '=', '＝', '>', '】', ']', '|', '\t' -> true;
      default -> false;
    };
  }

  /** Quotation marks, emphasis and what ends a remark on the label. */
  private static boolean isMark(int point) {
    return switch (point) {
      case '"', '\'', '\\', '“', '”', '「', '『', '【', '[', '*', '`', ')', '）' -> true;
      default -> false;
    };
  }
}
