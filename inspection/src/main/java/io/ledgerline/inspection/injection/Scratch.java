package io.ledgerline.inspection.injection;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Memory of scans that have ended, for scans to come: what a scan needs most does not grow with the
 * text. Belongs to one scan at a time.
 */
final class Scratch {
  /** What several scans at once leave behind; a scan beyond makes one of its own. */
  static final class Spare {
    private static final int KEPT = 16;

    private final AtomicReferenceArray<Scratch> kept = new AtomicReferenceArray<>(KEPT);

    Scratch take(Lexicon lexicon) {
      for (int i = 0; i < KEPT; i++) {
        var one = kept.get(i) == null ? null : kept.getAndSet(i, null);
        if (one != null) {
          return one;
        }
      }
      return new Scratch(lexicon);
    }

    void keep(Scratch scratch) {
      for (int i = 0; i < KEPT; i++) {
        if (kept.get(i) == null && kept.compareAndSet(i, null, scratch)) {
          return;
        }
      }
    }
  }

  private final Lexicon lexicon;

  /** Several, as layers are read within the reading of others. */
  private final ArrayDeque<Tokens> windows = new ArrayDeque<>();

  /** Words around one that {@link Tongues} knows; nothing else is read meanwhile. */
  private @Nullable Tokens tongues;

  /** Room for the requests of one layer at a time. */
  final byte[] bag = Requests.bag();

  private Scratch(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** A window that nobody reads through; to be given back. */
  Tokens window() {
    var one = windows.poll();
    return one == null ? new Tokens(lexicon) : one;
  }

  /** The room for words of other languages, for one match. */
  Tokens tongues(Tongues of) {
    if (tongues == null) {
      tongues = of.window();
    }
    return tongues;
  }

  void giveBack(Tokens window) {
    window.close();
    windows.push(window);
  }
}
