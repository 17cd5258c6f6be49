package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the wording of a text piece by piece and keeps the pieces that are worded most like
 * attempts to steer. The more pieces a text has, the more one has to stand out. Not thread-safe.
 */
final class Manner {
  private static final int MOST = 16;

  /** How far the sentence of some words may reach to both sides. */
  private static final int FAR = 30;

  /** A piece that stands out, as characters of the text. */
  private record Piece(int from, int to, int odds, boolean foreign) {}

  private final Wording.Scale scale;

  /** What weighs sentences of other languages than English; null where the other one does. */
  private final Wording.@Nullable Scale world;

  private final Languages languages;
  private final Sentences bounds;
  private final Passages passages;
  private final int enough;

  /** Whether a piece of the latest run is of another language than English. */
  private boolean anyForeign;

  private final List<Piece> found = new ArrayList<>();

  private Manner(
      Wording wording, Wording.@Nullable Scale world, Knowledge knowledge, Sentences bounds) {
    boolean data = world != null;
    scale = wording.new Scale();
    this.world = world;
    languages = knowledge.languages;
    this.bounds = bounds;
    passages = new Passages(bounds, data, this::weigh);
    enough = data ? Thresholds.WORDED_IN_DATA : Thresholds.WORDED_BY_USER;
  }

  /** Weighs what a user says. */
  static Manner ofUser(Knowledge knowledge, Sentences bounds) {
    return new Manner(knowledge.user, null, knowledge, bounds);
  }

  /** Weighs data, in English and in other languages. */
  static Manner ofData(Knowledge knowledge, Sentences bounds) {
    return new Manner(knowledge.data, knowledge.world.new Scale(), knowledge, bounds);
  }

  /** Reads the new words of a run. */
  void read(Tokens run) {
    anyForeign = false;
    passages.read(run);
    scale.lookAround(run);
    if (anyForeign && world != null) {
      world.lookAroundHere(run);
    }
  }

  /** The odds of some words, as {@link Wording.Scale#odds} says them. */
  int odds(Tokens run, int from, int to, boolean asked) {
    return scaleOf(run, from, to).odds(run, from, to, asked);
  }

  private Wording.Scale scaleOf(Tokens run, int from, int to) {
    return world != null && languages.isForeign(run, from, to) ? world : scale;
  }

  /** The odds of the sentence that holds some words. */
  int oddsAround(Tokens run, int from, int to) {
    int first = from;
    while (first > 0 && from - first < FAR && !bounds.begins(run, first)) {
      first--;
    }
    int behind = to;
    while (behind < run.count && behind - to < FAR && !bounds.begins(run, behind)) {
      behind++;
    }
    return odds(run, first, behind, bounds.asks(run, behind));
  }

  private void weigh(Tokens run, int from, int to, boolean asked) {
    Wording.Scale by = scaleOf(run, from, to);
    boolean foreign = by != scale;
    anyForeign |= foreign;
    if (foreign ? !by.mayMatterHere(run, from, to) : !by.mayMatter(run, from, to)) {
      return;
    }
    int odds = by.odds(run, from, to, asked);
    int least = enough - Thresholds.WORDED_NEARLY - (foreign ? 2 : 1) * Thresholds.MOST_AROUND;
    if (odds >= least && !isCode(run, from, to, foreign)) {
      keep(new Piece(run.start[from], run.end[to - 1], odds, foreign));
    }
  }

  /**
   * Whether most words have no gap between them: paths, options and names have no wording. Words of
   * scripts without spaces never have one, and count only where they are known well enough.
   */
  private boolean isCode(Tokens run, int from, int to, boolean foreign) {
    int joined = 0;
    for (int i = from + 1; i < to; i++) {
      joined += foreign && run.isUnspaced(i) || bounds.hasGap(run.end[i - 1], run.start[i]) ? 0 : 1;
    }
    return 2 * joined > to - from - 1;
  }

  private void keep(Piece piece) {
    if (found.size() < MOST) {
      found.add(piece);
      return;
    }
    int least = 0;
    for (int i = 1; i < MOST; i++) {
      least = found.get(i).odds() < found.get(least).odds() ? i : least;
    }
    if (piece.odds() > found.get(least).odds()) {
      found.set(least, piece);
    }
  }

  /** Adds what stood out once the whole text is known. */
  void report(Scene scene) {
    int around = Thresholds.around(scale.around());
    int foreign = world == null ? 0 : Thresholds.around(world.around());
    int needed = Thresholds.among(passages.count(), enough);
    for (Piece piece : found) {
      int odds = piece.odds() + around + (piece.foreign() ? foreign : 0);
      scene.worded(piece.from(), piece.to(), odds - needed);
    }
  }
}
