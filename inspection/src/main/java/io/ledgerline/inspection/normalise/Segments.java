package io.ledgerline.inspection.normalise;

/** Cuts a text into lines, and lines into pieces that are small enough to be worked on as one. */
final class Segments {
  /** A segment's most characters. */
  private static final int LONGEST = 4096;

  /** Takes one segment. */
  interface Each {
    void segment(int from, int to);
  }

  private Segments() {}

  /** The segments of the lines that have one of some traits; folding a text keeps its lines. */
  static void of(MappedText text, Traits traits, int some, Each each) {
    char[] chars = text.array();
    int length = text.length();
    int lines = traits.linesUpTo(some);
    int from = 0;
    for (int line = 0; from < length && line < lines; line++) {
      int end = from;
      while (end < length && chars[end] != '\n') {
        end++;
      }
      if (traits.has(line, some)) {
        cut(from, end, each);
      }
      from = end + 1;
    }
  }

  private static void cut(int begin, int end, Each each) {
    for (int from = begin; from < end; from += LONGEST) {
      each.segment(from, Math.min(end, from + LONGEST));
    }
  }
}
