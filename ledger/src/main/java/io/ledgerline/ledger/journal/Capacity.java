package io.ledgerline.ledger.journal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Pre-allocated journal space and who has a claim on it.
 *
 * <p>Every append claims an upper bound of what it will take before it is queued; a reservation is
 * a claim for later. Claims never exceed the space, so an append that holds a claim always fits.
 * Claims come from any thread; only the journal's owner changes the space.
 */
public final class Capacity {
  private final AtomicLong claims = new AtomicLong();
  private volatile long space;

  /** Claims that many bytes; false if they are not free. */
  public boolean claim(long bytes) {
    long before = claims.get();
    while (before + bytes <= space) {
      if (claims.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = claims.get();
    }
    return false;
  }

  /** Gives a claim back, because it was used or is no longer needed. */
  public void release(long bytes) {
    claims.addAndGet(-bytes);
  }

  /** Bytes that are neither used nor claimed; negative if a file was lost to an error. */
  public long free() {
    return space - claims.get();
  }

  /** Says how much space there is from now on. */
  void setSpace(long bytes) {
    space = bytes;
  }
}
