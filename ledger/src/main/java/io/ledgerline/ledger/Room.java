package io.ledgerline.ledger;

import io.ledgerline.ledger.journal.Capacity;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Space in pre-allocated journal files, reserved so that a later append succeeds on a full disk.
 * Used up by the append that is given it, kept if that append fails, released by {@link #close()};
 * all from any thread.
 */
public final class Room implements AutoCloseable {
  private final Capacity capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private int left;
  private boolean closed;

  Room(Capacity capacity, int bytes) {
    this.capacity = capacity;
    this.left = bytes;
  }

  /** Takes that much out of the room, which then belongs to an append; false if it is not there. */
  boolean take(int bytes) {
    lock.lock();
    try {
      if (left < bytes) {
        return false;
      }
      left -= bytes;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes back what an append did not use. */
  void putBack(int bytes) {
    lock.lock();
    try {
      if (closed) {
        capacity.release(bytes);
      } else {
        left += bytes;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what was not used. Idempotent. */
  @Override
  public void close() {
    lock.lock();
    try {
      capacity.release(left);
      left = 0;
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
