package io.ledgerline.gateway.relay;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of request bodies all calls together may hold in memory. Thread-safe. */
public final class BufferedBytes {
  private final AtomicLong held = new AtomicLong();
  private final long limit;

  /** At most that many. */
  public BufferedBytes(long limit) {
    this.limit = limit;
  }

  /** Takes room for that many more; false, with nothing taken, where there is none. */
  public boolean take(int bytes) {
    if (held.addAndGet(bytes) <= limit) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  /** Gives back what a call held. */
  public void giveBack(int bytes) {
    held.addAndGet(-bytes);
  }

  /** Bytes held now. */
  public long held() {
    return held.get();
  }
}
