package io.ledgerline.ledger;

import io.ledgerline.ledger.tile.TilePath;
import java.io.IOException;

/**
 * How the beginnings of an open ledger's streams are let go: what may go now, who has to say so,
 * and that it is finished once begun. Thread-safe.
 */
public final class LedgerPruning {
  private final StreamTable streams;

  LedgerPruning(StreamTable streams) {
    this.streams = streams;
  }

  /**
   * The greatest minimum that {@link #prune} takes now: what is sealed and under a published
   * checkpoint, in whole bundles of 256.
   */
  public long prunable(String stream) {
    StreamLog log = streams.find(StreamName.require(stream));
    return log == null ? 0 : log.pruning().prunable();
  }

  /**
   * Lets the entries below an index go. Their bundles are removed, their hashes stay in the tiles,
   * so every root, inclusion and consistency proof of what is left holds as before. Once started it
   * is finished even after a crash; what is pruned already is passed over.
   *
   * @param minimum the first index that is kept: a multiple of 256, at most {@link #prunable}
   * @param namedAt the index, at or above the minimum, of the durable entry of this stream that
   *     says so; the verifier asks for it
   * @throws LedgerException if the files can't be written or removed; calling again goes on
   */
  public void prune(String stream, long minimum, long namedAt) throws LedgerException {
    letGo(stream, minimum, namedAt);
    removeLetGo(stream);
  }

  /**
   * The first half of {@link #prune}: says durably that the entries are let go. From then on they
   * are read by nobody; their files go with {@link #removeLetGo}, or at the next start.
   */
  public void letGo(String stream, long minimum, long namedAt) throws LedgerException {
    StreamLog log = streams.find(StreamName.require(stream));
    if (log == null
        || minimum > log.pruning().prunable()
        || minimum < 0
        || minimum % TilePath.WIDTH != 0) {
      throw new IllegalArgumentException(
          "prune: %d (expected: a multiple of 256, at most %d)"
              .formatted(minimum, log == null ? 0 : log.pruning().prunable()));
    }
    if (namedAt < minimum || namedAt >= log.durable()) {
      throw new IllegalArgumentException(
          "prune: named by entry %d (expected: a durable one from %d on)"
              .formatted(namedAt, minimum));
    }
    String refusal = log.refusal();
    if (refusal != null) {
      throw new LedgerException("stream " + stream + " can't be pruned, it is refused: " + refusal);
    }
    try {
      log.pruning().letGo(minimum, namedAt);
    } catch (IOException e) {
      throw cannotPrune(stream, e);
    }
  }

  /** Removes the files of what was let go and is still there; however long it takes. */
  public void removeLetGo(String stream) throws LedgerException {
    StreamLog log = streams.find(StreamName.require(stream));
    try {
      if (log != null && log.refusal() == null) {
        log.pruning().finish();
      }
    } catch (IOException e) {
      throw cannotPrune(stream, e);
    }
  }

  private static LedgerException cannotPrune(String stream, IOException e) {
    return new LedgerException("stream " + stream + " can't be pruned: " + e, e);
  }
}
