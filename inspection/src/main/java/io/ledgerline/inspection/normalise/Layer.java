package io.ledgerline.inspection.normalise;

import java.util.List;

/**
 * One reading of a source.
 *
 * @param raw as it reads, letter case kept
 * @param folded as it is compared, see {@link Fold}
 * @param steps what was undone to get here, outermost first; empty for the source itself
 */
public record Layer(MappedText raw, MappedText folded, List<Step> steps) {
  /** Holds an unmodifiable copy. */
  public Layer {
    steps = List.copyOf(steps);
  }

  static Layer of(MappedText raw, List<Step> steps) {
    return new Layer(raw, Fold.of(raw), steps);
  }
}
