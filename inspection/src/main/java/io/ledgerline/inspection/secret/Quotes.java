package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;

/** The quotation marks that people put around a password, by their bytes. */
final class Quotes {
  private Quotes() {}

  /**
   * How many bytes open a quotation at an offset, the blank of French ones included; 0 for none.
   */
  static int opening(Text text, int at) {
    int b = text.at(at);
    if (b == '"' || b == '\'' || b == '`') {
      return 1;
    }
    if (b == '\\' && text.at(at + 1) == '"') {
      return 2;
    }
    if (isHigh(text, at)) {
      return 3;
    }
    if (b != 0xC2 || text.at(at + 1) != 0xAB) {
      return 0;
    }
    int blank = blank(text, at + 2);
    return 2 + blank;
  }

  /** Whether a quotation ends at an offset. */
  static boolean closes(Text text, int at) {
    int p = at;
    if (text.at(p) == '.' || text.at(p) == '!') {
      p++;
    }
    p += blank(text, p);
    int b = text.at(p);
    boolean plain = p == at || text.at(p - 1) != ' ';
    return plain && (b == '"' || b == '\'' || b == '`' || b == '\\' && text.at(p + 1) == '"')
        || isHigh(text, p)
        || b == 0xC2 && text.at(p + 1) == 0xBB;
  }

  /** Any of the typographic marks from {@code U+2018} to {@code U+201F}. */
  private static boolean isHigh(Text text, int at) {
    int last = text.at(at + 2);
    return text.at(at) == 0xE2 && text.at(at + 1) == 0x80 && last >= 0x98 && last <= 0x9F;
  }

  /** A blank, or one that does not break the line, in one of its two forms. */
  private static int blank(Text text, int at) {
    int b = text.at(at);
    if (b == ' ') {
      return 1;
    }
    if (b == 0xC2 && text.at(at + 1) == 0xA0) {
      return 2;
    }
    return b == 0xE2 && text.at(at + 1) == 0x80 && text.at(at + 2) == 0xAF ? 3 : 0;
  }
}
