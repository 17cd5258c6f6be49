package io.ledgerline.inspection.normalise;

/**
 * Words broken up by tags or emphasis ({@code ig<b></b>nore}) and text cut into string literals.
 */
final class BrokenUp implements Hideout {
  private static final int FEWEST_PIECES = 3;
  private static final int LONGEST_PIECE = 24;

  @Override
  public int needs() {
    return Traits.BROKEN_WORDS | Traits.QUOTES;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText raw = layer.raw();
    Segments.cut(layer, raw, Traits.BROKEN_WORDS, (from, to) -> markup(raw, from, to, sink));
    Segments.cut(layer, raw, Traits.QUOTES, (from, to) -> pieces(raw, from, to, sink));
  }

  private static void markup(MappedText raw, int from, int to, Sink sink) {
    if (to - from > sink.room() || !breaksWord(raw, from, to)) {
      return;
    }
    var plain = new MappedText.Builder(to - from);
    for (int i = from; i < to; ) {
      int end = mark(raw, i, to);
      if (end == i) {
        plain.appendFrom(raw, i);
        end = i + 1;
      }
      i = end;
    }
    sink.found(plain.build(), Step.MARKUP);
  }

  private static boolean breaksWord(MappedText raw, int from, int to) {
    char[] chars = raw.array();
    for (int i = from + 1; i < to; i++) {
      if (isMark(chars[i]) && Character.isLetter(chars[i - 1])) {
        int end = i;
        int next = mark(raw, i, to);
        while (next > end) {
          end = next;
          next = mark(raw, end, to);
        }
        if (end > i && end < to && Character.isLetter(chars[end])) {
          return true;
        }
        i = Math.max(i, end - 1);
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    return c == '<' || c == '*' || c == '`' || c == '~';
  }

  /** Offset behind a tag or a sign of emphasis at {@code at}; {@code at} if none stands there. */
  private static int mark(MappedText raw, int at, int to) {
    if (at >= to) {
      return at;
    }
    char c = raw.charAt(at);
    if (c == '<') {
      int end = HiddenMarkup.tagEnd(raw, at);
      return end < 0 || end > to ? at : end;
    }
    return isMark(c) ? at + 1 : at;
  }

  /** {@code a="ig"; b="nore"} and {@code "ig" + "nore"}: the literals of a line, joined. */
  private static void pieces(MappedText raw, int from, int to, Sink sink) {
    if (to - from > sink.room()) {
      return;
    }
    MappedText.Builder joined = null;
    int count = 0;
    for (int i = from; i < to; i++) {
      char quote = raw.charAt(i);
      if (quote != '"' && quote != '\'') {
        continue;
      }
      int end = i + 1;
      while (end < to && end - i <= LONGEST_PIECE && raw.charAt(end) != quote) {
        end++;
      }
      if (end < to && raw.charAt(end) == quote && end > i + 1) {
        joined = joined == null ? new MappedText.Builder(64) : joined;
        for (int j = i + 1; j < end; j++) {
          joined.appendFrom(raw, j);
        }
        count++;
        i = end;
      }
    }
    if (joined != null && count >= FEWEST_PIECES) {
      sink.found(joined.build(), Step.JOINED);
    }
  }
}
