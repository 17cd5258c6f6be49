package io.ledgerline.records.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy is behind the ledger, since when, and what stands in its way. Measured by one
 * thread at a time; any thread may ask.
 */
final class LagMeter {
  private final EntrySource source;
  private final Clock clock;
  private final AtomicLong indexed = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private volatile @Nullable String failure;
  private volatile @Nullable Instant behindSince;
  private volatile long behind;

  /** Nothing was measured yet. */
  LagMeter(EntrySource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** So many more entries were copied, and of them so many could not be read. */
  void copied(int entries, int notRead) {
    indexed.addAndGet(entries);
    unreadable.addAndGet(notRead);
  }

  /** What stands in the copy's way now; null if nothing does. */
  void failure(@Nullable String why) {
    failure = why;
  }

  /**
   * Measures again.
   *
   * @param cursors up to where each stream was copied; null while that is not known
   */
  void measure(@Nullable Map<String, Long> cursors) {
    if (cursors == null) {
      behindSince = behindSince == null ? clock.instant() : behindSince;
      return;
    }
    long missing = 0;
    for (var stream : source.streams()) {
      missing += missing(stream, cursors.getOrDefault(stream, 0L));
    }
    behind = missing;
    if (missing == 0) {
      behindSince = null;
      return;
    }
    behindSince = behindSince == null ? clock.instant() : behindSince;
  }

  private long missing(String stream, long copied) {
    try {
      return Math.max(0, source.size(stream) - copied);
    } catch (UnreadableStreamException broken) {
      failure = broken.getMessage();
      return 0;
    }
  }

  /** Entries that were not copied yet when it was measured last. */
  long behind() {
    return behind;
  }

  /** Entries copied since the start. */
  long indexed() {
    return indexed.get();
  }

  /** All of it. */
  IndexerLag lag() {
    var since = behindSince;
    var time = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    return new IndexerLag(
        behind, time.isNegative() ? Duration.ZERO : time, indexed.get(), unreadable.get(), failure);
  }
}
