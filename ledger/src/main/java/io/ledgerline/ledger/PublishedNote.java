package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.SignedNote;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint of a stream that others are shown: read without a lock, replaced as a
 * whole, and waited for. Thread-safe.
 */
final class PublishedNote {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable Snapshot newest;
  private volatile boolean ended;

  /** A note as it is published, and the size that it states. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Snapshot(byte[] note, long size) {}

  @Nullable Snapshot newest() {
    return newest;
  }

  long size() {
    Snapshot now = newest;
    return now == null ? 0 : now.size();
  }

  void replace(SignedNote note, long size) {
    newest = new Snapshot(note.format().getBytes(StandardCharsets.UTF_8), size);
    tell();
  }

  /** Lets nobody wait any longer: no further checkpoint will come. */
  void end() {
    ended = true;
    tell();
  }

  private void tell() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a checkpoint of at least that size; false if none comes in that time, or ever. */
  boolean await(long size, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (size() < size) {
        if (ended || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
