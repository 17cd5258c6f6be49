package io.ledgerline.inspection.normalise;

/** Percent encoding, backslash escapes, HTML entities and quoted-printable, line by line. */
final class Escapes implements Hideout {
  /** Which of the characters up to the backslash begin an escape. */
  private static final boolean[] MARK = marks();

  @Override
  public int needs() {
    return Traits.ESCAPES;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText raw = layer.raw();
    Segments.cut(layer, raw, needs(), (from, to) -> segment(raw, from, to, sink));
  }

  private static void segment(MappedText raw, int from, int to, Sink sink) {
    char[] chars = raw.array();
    int pairs = 0;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c > '\\' || (MARK[c] && !mayBegin(chars, i, to))) {
        continue;
      }
      if (c == '\\' || c == '&') {
        new EscapedLine(raw, from, to).undo(sink);
        return;
      }
      pairs += MARK[c] ? 1 : 0;
    }
    if (pairs >= 2) {
      new EscapedLine(raw, from, to).undo(sink);
    }
  }

  /** Where the next character that may begin an escape stands; {@code to} if none does. */
  static int nextMark(char[] chars, int from, int to) {
    int at = from;
    while (at < to && (chars[at] > '\\' || !MARK[chars[at]])) {
      at++;
    }
    return at;
  }

  /** Whether an escape may begin with the mark that stands there. */
  private static boolean mayBegin(char[] chars, int at, int to) {
    if (at + 1 >= to) {
      return false;
    }
    char next = chars[at + 1];
    return switch (chars[at]) {
      case '%', '=' -> at + 2 < to && isHex(next) && isHex(chars[at + 2]);
      case '\\' -> "xunrt\"'/\\".indexOf(next) >= 0;
      default -> next == '#' || (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
    };
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private static boolean[] marks() {
    boolean[] marks = new boolean['\\' + 1];
    for (char c : "%&=\\".toCharArray()) {
      marks[c] = true;
    }
    return marks;
  }
}
