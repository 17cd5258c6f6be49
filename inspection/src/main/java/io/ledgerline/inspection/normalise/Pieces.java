package io.ledgerline.inspection.normalise;

/** Joins pieces of a text. Not thread-safe. */
final class Pieces {
  private final MappedText whole;
  private final char[] chars;
  private final Places.Builder places = new Places.Builder();
  private int length;

  /** Room for so many characters. */
  Pieces(MappedText whole, int most) {
    this.whole = whole;
    chars = new char[most];
  }

  /** Adds the characters from {@code from} to {@code to}. */
  void add(int from, int to) {
    if (to > from) {
      System.arraycopy(whole.array(), from, chars, length, to - from);
      places.each(length, from, 1);
      length += to - from;
    }
  }

  /** The pieces, of which at least one was not empty. */
  MappedText text() {
    return whole.derived(chars, length, places.build(length), null);
  }
}
