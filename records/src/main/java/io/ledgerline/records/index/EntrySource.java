package io.ledgerline.records.index;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What the indexer follows: the durable entries of every stream of this node. Thread-safe. */
public interface EntrySource {
  /** Names of all streams. */
  List<String> streams();

  /** Number of durable entries in a stream. */
  long size(String stream);

  /** Index of the first entry that is kept; those before it were let go on schedule. */
  default long firstKept(String stream) {
    return 0;
  }

  /**
   * Durable entries from an index on, in order.
   *
   * @param fromIndex first index wanted, from 0
   * @param maxEntries most entries returned, at least 1
   */
  List<SourceEntry> read(String stream, long fromIndex, int maxEntries);

  /** How long those who write wait at the moment until their entries are durable. */
  default Duration delay() {
    return Duration.ZERO;
  }

  /** Calls back, briefly and on any thread, after entries of a stream became durable. */
  AutoCloseable onCommit(Consumer<String> listener);

  /**
   * One entry at its place.
   *
   * @param index place in its stream, from 0
   * @param bytes the entry as hashed; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SourceEntry(long index, byte[] bytes) {}
}
