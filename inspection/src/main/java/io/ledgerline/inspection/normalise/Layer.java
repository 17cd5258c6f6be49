package io.ledgerline.inspection.normalise;

import java.util.List;

/**
 * One reading of a source.
 *
 * @param raw as it reads, letter case kept
 * @param folded as it is compared, see {@link Fold}
 * @param steps what was undone to get here, outermost first; empty for the source itself
 * @param traits what {@code raw} holds
 */
public record Layer(MappedText raw, MappedText folded, List<Step> steps, Traits traits) {
  /** Holds an unmodifiable copy. */
  public Layer {
    steps = List.copyOf(steps);
  }

  /**
   * Whether the characters {@code from} to {@code to} of the folded text read otherwise without the
   * last step. Only spelling with digits touches some words and leaves others as they were.
   */
  public boolean isChanged(int from, int to) {
    return !endsWith(Step.LEET) || folded.marks(from, to) != 0;
  }

  /** Whether a step was the last that led to it. */
  boolean endsWith(Step step) {
    return !steps.isEmpty() && steps.getLast() == step;
  }

  /** A layer that needs no folding and hides nothing more. */
  static Layer plain(MappedText text, List<Step> steps) {
    return new Layer(text, text, steps, Traits.NONE);
  }

  /** Whether the last step undid escapes within a line. */
  boolean lastUnescapes() {
    return !steps.isEmpty()
        && switch (steps.getLast()) {
          case PERCENT, BACKSLASH, QUOTED_STRING, ENTITIES, QUOTED_PRINTABLE -> true;
          default -> false;
        };
  }

  /** Whether a plain reader of the source would not have seen it. */
  public boolean isConcealed() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).conceals()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it may hold characters that nobody sees. */
  public boolean mayConceal() {
    return traits.has(Traits.INVISIBLE);
  }

  /** Whether it may hold script without spaces between words. */
  public boolean isUnspaced() {
    return traits.has(Traits.UNSPACED);
  }

  /** Whether it holds tags, links or reference definitions. */
  public boolean hasMarkup() {
    return traits.has(Traits.MARKUP);
  }

  /** Whether it holds long empty space. */
  public boolean isPadded() {
    return traits.has(Traits.PADDING);
  }

  static Layer of(MappedText raw, List<Step> steps) {
    boolean folded = !steps.isEmpty() && steps.getLast() == Step.LEET;
    return new Layer(raw, folded ? raw : Fold.of(raw), steps, Traits.of(raw));
  }
}
