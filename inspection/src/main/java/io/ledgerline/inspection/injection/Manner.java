package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighs the wording of a text piece by piece and keeps the pieces that are worded most like
 * attempts to steer. The more pieces a text has, the more one has to stand out. Not thread-safe.
 */
final class Manner {
  private static final int MOST = 16;

  /** How far the sentence of some words may reach to both sides. */
  private static final int FAR = 30;

  /** A piece that stands out, as characters of the text. */
  private record Piece(int from, int to, int odds) {}

  private final Wording.Scale scale;
  private final Sentences bounds;
  private final Passages passages;
  private final int enough;
  private final List<Piece> found = new ArrayList<>();

  Manner(Wording wording, Sentences bounds, boolean data) {
    scale = wording.new Scale();
    this.bounds = bounds;
    passages = new Passages(bounds, data, this::weigh);
    enough = data ? Thresholds.WORDED_IN_DATA : Thresholds.WORDED_BY_USER;
  }

  /** Reads the new words of a run. */
  void read(Tokens run) {
    passages.read(run);
    scale.lookAround(run);
  }

  /** The odds of some words, as {@link Wording.Scale#odds} says them. */
  int odds(Tokens run, int from, int to, boolean asked) {
    return scale.odds(run, from, to, asked);
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
    return scale.odds(run, first, behind, bounds.asks(run, behind));
  }

  private void weigh(Tokens run, int from, int to, boolean asked) {
    if (!scale.mayMatter(run, from, to)) {
      return;
    }
    int odds = scale.odds(run, from, to, asked);
    int least = enough - Thresholds.WORDED_NEARLY - Thresholds.MOST_AROUND;
    if (odds >= least && !isCode(run, from, to)) {
      keep(new Piece(run.start[from], run.end[to - 1], odds));
    }
  }

  /** Whether most words have no gap between them: paths, options and names have no wording. */
  private boolean isCode(Tokens run, int from, int to) {
    int joined = 0;
    for (int i = from + 1; i < to; i++) {
      joined += bounds.hasGap(run.end[i - 1], run.start[i]) ? 0 : 1;
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
    int needed = Thresholds.among(passages.count(), enough);
    for (Piece piece : found) {
      scene.worded(piece.from(), piece.to(), piece.odds() + around - needed);
    }
  }
}
