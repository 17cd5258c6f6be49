package io.ledgerline.records.index;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one thread waits for between two rounds of work: that there is more to do, or that somebody
 * waits for it to be done. A signal that comes while nobody waits is kept. Thread-safe.
 */
final class Waking {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean signalled;
  private boolean hurried;
  private boolean ended;

  /** There is more to do. */
  void wake() {
    lock.lock();
    try {
      if (!signalled) { // else it knows, and need not be woken by every commit
        signalled = true;
        woken.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Somebody waits. */
  void hurry() {
    lock.lock();
    try {
      hurried = true;
      signalled = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the thread wait no more. */
  void end() {
    lock.lock();
    try {
      ended = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is more to do, so long at most. */
  void await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!signalled && !ended && left > 0) {
        left = woken.awaitNanos(left);
      }
      signalled = false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets more to do come together for so long, or until somebody waits. */
  void gather(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!hurried && !ended && left > 0) {
        left = woken.awaitNanos(left);
      }
      hurried = false;
    } finally {
      lock.unlock();
    }
  }
}
