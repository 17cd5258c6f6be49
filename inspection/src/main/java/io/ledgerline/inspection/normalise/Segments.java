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

  static void of(MappedText text, Each each) {
    char[] chars = text.array();
    int length = text.length();
    int from = 0;
    while (from < length) {
      int end = from;
      int most = Math.min(length, from + LONGEST);
      while (end < most && chars[end] != '\n') {
        end++;
      }
      each.segment(from, end);
      from = end < length && chars[end] == '\n' ? end + 1 : end;
    }
  }
}
