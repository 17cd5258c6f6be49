package io.ledgerline.ledger;

import io.ledgerline.ledger.stream.Pruned;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.TileWriter;
import io.ledgerline.ledger.tile.TilePath;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How the beginning of one stream is let go: said durably first, then its bundles are removed, for
 * some at a time, which a crash may cut short and the next start goes on with. Thread-safe.
 */
final class Pruning {
  private static final int BUNDLES_AT_ONCE = 64;

  private final String origin;
  private final StreamFolder folder;
  private final TileWriter tiles;
  private final PublishedNote published;
  private final ReentrantLock filesLock;
  private volatile Pruned pruned;

  /**
   * Goes on with what was pruned before.
   *
   * @param filesLock held by whoever writes the stream's files
   */
  Pruning(
      String origin,
      StreamFolder folder,
      TileWriter tiles,
      PublishedNote published,
      Pruned pruned,
      ReentrantLock filesLock) {
    this.origin = origin;
    this.folder = folder;
    this.tiles = tiles;
    this.published = published;
    this.pruned = pruned;
    this.filesLock = filesLock;
  }

  /** The first index whose entry is kept. */
  long firstKept() {
    return pruned.minimum();
  }

  /** How far the stream may be pruned now: what is sealed and published, in whole bundles. */
  long prunable() {
    filesLock.lock();
    try {
      long settled = Math.min(tiles.sealedSize(), published.size());
      return settled - settled % TilePath.WIDTH;
    } finally {
      filesLock.unlock();
    }
  }

  /** Says durably that the entries below go; {@link #finish} removes their bundles. */
  void letGo(long minimum, long namedAt) throws IOException {
    filesLock.lock();
    try {
      if (minimum > pruned.minimum()) {
        Pruned wanted = new Pruned(origin, minimum, pruned.removed(), namedAt);
        folder.writePruned(wanted);
        pruned = wanted; // readers are told so before the first bundle goes
      }
    } finally {
      filesLock.unlock();
    }
  }

  /** Removes the bundles that were let go and are still there. */
  void finish() throws IOException {
    Pruned wanted = pruned;
    if (!wanted.isUnfinished()) {
      return;
    }
    long to = wanted.minimum() / TilePath.WIDTH;
    for (long at = wanted.removed() / TilePath.WIDTH; at < to; at += BUNDLES_AT_ONCE) {
      filesLock.lock(); // for some at a time: the stream's files are written in between
      try {
        folder.deleteBundles(at, Math.min(to, at + BUNDLES_AT_ONCE));
      } finally {
        filesLock.unlock();
      }
    }
    filesLock.lock();
    try {
      if (pruned.equals(wanted)) {
        folder.writePruned(wanted.finished());
        pruned = wanted.finished();
      }
    } finally {
      filesLock.unlock();
    }
  }
}
