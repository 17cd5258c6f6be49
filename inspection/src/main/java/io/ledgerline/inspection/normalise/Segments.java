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

  /**
   * The segments of the lines that have one of some traits; folding a text keeps its lines.
   *
   * @param text the layer's raw or folded text
   */
  static void of(Layer layer, MappedText text, int some, Each each) {
    var lines = layer.traits().lines();
    boolean moved = text.isDerivedFrom(layer.raw());
    for (int i = 0; i < lines.count(); i++) {
      if (lines.has(i, some)) {
        int from = lines.from(i);
        int to = lines.to(i);
        if (moved) {
          from = from == 0 ? 0 : text.indexOf(from - 1) + 1;
          to = to == layer.raw().length() ? text.length() : text.indexOf(to);
        }
        each.segment(from, to);
      }
    }
  }

  /** The same, with long lines cut. */
  static void cut(Layer layer, MappedText text, int some, Each each) {
    of(layer, text, some, (from, to) -> cut(from, to, each));
  }

  private static void cut(int begin, int end, Each each) {
    for (int from = begin; from < end; from += LONGEST) {
      each.segment(from, Math.min(end, from + LONGEST));
    }
  }
}
