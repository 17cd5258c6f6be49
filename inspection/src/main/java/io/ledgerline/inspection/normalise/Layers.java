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
  /** How many encodings inside one another are undone. */
  public static final int DEEPEST = 3;

  /** How many characters are undone in all. */
  public static final int MOST = 1 << 20;

  /** How many pieces are kept; small ones cost more than their characters. */
  private static final int MOST_PIECES = 4096;

  private static final List<Hideout> HIDEOUTS =
      List.of(
          new InvisibleData(),
          new HiddenMarkup(),
          new EncodedRuns(),
          new HexPairs(),
          new Escapes(),
          new SpelledOut(),
          new Leet(),
          new DotsAndDashes(),
          new Braille(),
          new BrokenUp());

  /**
   * What may still be found in a text whose digits were read as letters. Encodings and escapes are
   * found where it was read from, as they are none any more once their digits are letters.
   */
  private static final List<Hideout> BEHIND_LEET =
      List.of(new HiddenMarkup(), new SpelledOut(), new BrokenUp());

  /** Holds an unmodifiable copy. */
  public Layers {
    all = List.copyOf(all);
  }

  /** Reads {@code utf8} from {@code from} to {@code to}. */
  public static Layers of(byte[] utf8, int from, int to) {
    var search = new Search();
    search.all.add(Layer.of(SourceText.of(utf8, from, to), List.of()));
    for (int i = 0; i < search.all.size(); i++) {
      search.inside(search.all.get(i));
    }
    return new Layers(search.all, search.unread);
  }

  /** What was found so far and what may still be. */
  private static final class Search implements Sink {
    private final List<Layer> all = new ArrayList<>();
    private int room = MOST;
    private long unread;
    private List<Step> outer = List.of();

    void inside(Layer layer) {
      if (layer.steps().size() >= DEEPEST) {
        return;
      }
      outer = layer.steps();
      for (Hideout hideout : layer.endsWith(Step.LEET) ? BEHIND_LEET : HIDEOUTS) {
        if (layer.traits().has(hideout.needs())) {
          hideout.search(layer, this);
        }
      }
    }

    @Override
    public void found(MappedText raw, Step step) {
      if (repeats(step)) {
        return;
      }
      if (all.size() >= MOST_PIECES || raw.length() > room) {
        unread += raw.length() == 0 ? 0 : raw.sourceEnd(raw.length() - 1) - raw.sourceStart(0);
        return;
      }
      room -= raw.length();
      List<Step> steps = new ArrayList<>(outer);
      steps.add(step);
      all.add(layer(raw, steps));
    }

    /** The second way to read ones has the traits of the first. */
    private Layer layer(MappedText raw, List<Step> steps) {
      Layer last = all.getLast();
      return raw.hasMarksOf(last.raw())
          ? new Layer(raw, raw, steps, last.traits())
          : Layer.of(raw, steps);
    }

    /** Some steps, done twice, only repeat themselves. */
    private boolean repeats(Step step) {
      return outer.contains(step) && !step.nests();
    }

    @Override
    public int room() {
      return room;
    }

    @Override
    public void unread(long bytes) {
      unread += bytes;
    }
  }
}
