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
    Segments.cut(
        layer,
        raw,
        Traits.BROKEN_WORDS,
        (from, to) -> {
          if (to - from <= sink.room() && breaksWord(layer, from, to)) {
            markup(raw, from, to, sink);
          }
        });
    Segments.cut(layer, raw, Traits.QUOTES, (from, to) -> pieces(raw, from, to, sink));
  }

  private static void markup(MappedText raw, int from, int to, Sink sink) {
    var plain = new Pieces(raw, to - from);
    int begin = from;
    for (int i = from; i < to; ) {
      int end = mark(raw, i, to);
      if (end > i) {
        plain.add(begin, i);
        begin = end;
      }
      i = Math.max(end, i + 1);
    }
    plain.add(begin, to);
    sink.found(plain.text(), Step.MARKUP);
  }

  /**
   * Whether a word is broken, and nothing is better done where the layer came from: what reads
   * digits as letters, and what undoes escapes, is done again once marks are gone there.
   */
  private static boolean breaksWord(Layer layer, int from, int to) {
    MappedText raw = layer.raw();
    boolean spelt = layer.endsWith(Step.LEET);
    boolean unescaped = layer.lastUnescapes();
    char[] chars = raw.array();
    boolean breaks = false;
    for (int i = from + 1; i < to; i++) {
      if (isMark(chars[i]) && Character.isLetter(chars[i - 1])) {
        int end = marksEnd(raw, i, to);
        if (end > i && end < to && Character.isLetter(chars[end])) {
          breaks = true;
          if (spelt && raw.marks(i - 1, i) == 0 && raw.marks(end, end + 1) == 0) {
            return false;
          }
          if (!spelt && !(unescaped && stoodSo(raw, i - 1, end))) {
            return true;
          }
        }
        i = Math.max(i, end - 1);
      }
    }
    return spelt && breaks;
  }

  /** Whether characters are bytes of the source one by one. */
  private static boolean stoodSo(MappedText raw, int first, int last) {
    return raw.sourceEnd(last) - raw.sourceStart(first) == last - first + 1;
  }

  private static int marksEnd(MappedText raw, int from, int to) {
    int end = from;
    int next = mark(raw, from, to);
    while (next > end) {
      end = next;
      next = mark(raw, end, to);
    }
    return end;
  }

  private static boolean isMark(char c) {
    return c > '`' ? c == '~' : c == '<' || c == '*' || c == '`'; // small letters first
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
    char[] chars = raw.array();
    Pieces joined = null;
    int count = 0;
    for (int i = from; i < to; i++) {
      char quote = chars[i];
      if (quote != '"' && quote != '\'') {
        continue;
      }
      int end = i + 1;
      while (end < to && end - i <= LONGEST_PIECE && chars[end] != quote) {
        end++;
      }
      if (end < to && chars[end] == quote && end > i + 1) {
        joined = joined == null ? new Pieces(raw, to - i) : joined;
        joined.add(i + 1, end);
        count++;
        i = end;
      }
    }
    if (joined != null && count >= FEWEST_PIECES) {
      sink.found(joined.text(), Step.JOINED);
    }
  }
}
