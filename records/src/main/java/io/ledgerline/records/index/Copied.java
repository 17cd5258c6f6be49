package io.ledgerline.records.index;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Up to where each stream can be queried, for those who wait for it. Thread-safe. */
final class Copied {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Long> sizes = new HashMap<>(); // guarded by lock
  private boolean closed; // guarded by lock

  /** Says how many entries of some streams are copied. */
  void upTo(Map<String, Long> newest) {
    lock.lock();
    try {
      sizes.putAll(newest);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all: the copy was emptied. */
  void clear() {
    lock.lock();
    try {
      sizes.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody wait any longer. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until at least so many entries are copied; false when that takes longer. */
  boolean await(Map<String, Long> goals, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!reached(goals)) {
        if (left <= 0 || closed) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean reached(Map<String, Long> goals) {
    return goals.entrySet().stream()
        .allMatch(goal -> sizes.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
  }
}
