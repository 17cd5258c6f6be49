package io.ledgerline.inspection.normalise;

/**
 * Words whose letters stand apart: {@code i g n o r e}, {@code i.g.n.o.r.e}. Where the gaps between
 * words are wider, they stay; where not, the reader of the layer has to find the words.
 */
final class SpelledOut implements Hideout {
  private static final int FEWEST = 5;
  private static final int WIDEST = 5;

  @Override
  public int needs() {
    return Traits.LONE_LETTERS;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText text = layer.folded();
    int[] next = {0};
    Segments.of(
        layer,
        text,
        needs(),
        (from, to) -> next[0] = line(text, begin(text, from, next[0]), to, sink));
  }

  /** Where the lone letters begin that may go on in the line that begins there. */
  private static int begin(MappedText text, int line, int least) {
    int at = line;
    int word = line;
    while (at > least) {
      at--;
      if (!isWord(text.charAt(at))) {
        continue;
      }
      if (at > 0 && isWord(text.charAt(at - 1))) {
        return word;
      }
      word = at;
    }
    return Math.max(least, word);
  }

  /** Searches a line; the offset behind the last letters that begin in it. */
  private static int line(MappedText text, int from, int to, Sink sink) {
    int at = from;
    while (at < to) {
      int end = at;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      at = end == at + 1 ? run(text, at, sink) : Math.max(end, at + 1);
    }
    return at;
  }

  private static boolean isWord(char c) {
    return c < 0x80 ? (Characters.kind(c) & Characters.WORD) != 0 : Character.isLetterOrDigit(c);
  }

  private static int run(MappedText text, int from, Sink sink) {
    int letters = 0;
    int narrowest = WIDEST + 1;
    int at = from;
    int last = from;
    while (at < text.length() && single(text, at)) {
      letters++;
      last = at;
      int next = separator(text, at + 1);
      if (next < text.length() && single(text, next)) {
        narrowest = Math.min(narrowest, next - at - 1);
      }
      at = next;
    }
    if (letters < FEWEST || letters > sink.room()) {
      return last + 1;
    }
    sink.found(joined(text, from, last, narrowest), Step.SPACING);
    return last + 1;
  }

  private static MappedText joined(MappedText text, int from, int last, int narrowest) {
    var word = new MappedText.Builder(last - from + 1);
    int previous = from;
    for (int i = from; i <= last; i++) {
      if (!single(text, i)) {
        continue;
      }
      boolean wide = i - previous - 1 > narrowest || slashed(text, previous + 1, i);
      if (i > previous && wide) {
        word.append(' ', text.sourceStart(previous + 1), text.sourceEnd(i - 1), 0);
      }
      word.appendFrom(text, i);
      previous = i;
    }
    return word.build();
  }

  private static boolean slashed(MappedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '/' || text.charAt(i) == '|' || text.charAt(i) == '\n') {
        return to - from > 1;
      }
    }
    return false;
  }

  /** Skips what is neither letter nor digit, at most five characters. */
  private static int separator(MappedText text, int from) {
    int at = from;
    while (at < text.length() && !isWord(text.charAt(at))) {
      if (at - from == WIDEST) {
        return text.length();
      }
      at++;
    }
    return at == from ? text.length() : at;
  }

  private static boolean single(MappedText text, int at) {
    return isWord(text.charAt(at))
        && (at == 0 || !isWord(text.charAt(at - 1)))
        && (at + 1 == text.length() || !isWord(text.charAt(at + 1)));
  }
}
