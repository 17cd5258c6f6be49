package io.ledgerline.ledger;

import io.ledgerline.ledger.journal.Capacity;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Space in pre-allocated journal files, reserved so that a later append succeeds on a full disk.
 * Used up by the appends that are given it, released by {@link #close()}; both from any thread.
 */
public final class Room implements AutoCloseable {
  private final Capacity capacity;
  private final AtomicInteger left;

  Room(Capacity capacity, int bytes) {
    this.capacity = capacity;
    this.left = new AtomicInteger(bytes);
  }

  /** Takes that much out of the room, which then belongs to an append; false if it is not there. */
  boolean take(int bytes) {
    int before = left.get();
    while (before >= bytes) {
      if (left.compareAndSet(before, before - bytes)) {
        return true;
      }
      before = left.get();
    }
    return false;
  }

  /** Gives back what was not used. Idempotent. */
  @Override
  public void close() {
    capacity.release(left.getAndSet(0));
  }
}
