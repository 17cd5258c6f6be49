package io.ledgerline.inspection.normalise;

import java.util.ArrayList;
import java.util.List;

/**
 * A source and everything that is hidden in it, undone at most three deep and at most 1 MiB in all.
 *
 * @param all the source first, then what was found, outer before inner
 * @param unread source bytes of what looked encoded and was left because of the limits
 */
public record Layers(List<Layer> all, long unread) {
  /** Holds an unmodifiable copy. */
  public Layers {
    all = List.copyOf(all);
  }

  /** Reads {@code utf8} from {@code from} to {@code to}. */
  public static Layers of(byte[] utf8, int from, int to) {
    List<Layer> all = new ArrayList<>();
    all.add(Layer.of(SourceText.of(utf8, from, to), List.of()));
    return new Layers(all, 0);
  }
}
