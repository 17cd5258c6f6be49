package io.ledgerline.gateway.call;

import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.ledger.Receipt;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A ledger that takes new calls only as fast as the copy of its entries can follow, once that copy
 * is far behind: what is not in the copy can't be found by an erasure, a report or an auditor's
 * question. Calls that are admitted already, and refusals, are recorded at once in any case.
 */
public final class CopyBound implements EntryLog {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final EntryLog ledger;
  private final LongSupplier behind;
  private final long most;
  private final LongSupplier nanoTime;
  private final Pause pause;

  /** Lets a call wait a while; tests only say that it did. */
  public interface Pause {
    /** Returns after that time. */
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * Over a ledger.
   *
   * @param behind how many entries the copy is behind now
   * @param most how many it may be behind before a new call waits
   * @param nanoTime monotonic time
   * @param pause how a call waits before it looks again
   */
  public CopyBound(
      EntryLog ledger, LongSupplier behind, long most, LongSupplier nanoTime, Pause pause) {
    if (most < 1) {
      throw new IllegalArgumentException("most: " + most + " entries (expected: >= 1)");
    }
    this.ledger = ledger;
    this.behind = behind;
    this.most = most;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /** The copy did not come nearer than it must be in the time that a call waits for it. */
  static final class BehindException extends LedgerUnavailableException {
    private static final long serialVersionUID = 1L;

    BehindException(long behind, long most) {
      super(
          "the copy of entries is " + behind + " behind (limits.copy_behind: " + most + ")", false);
    }
  }

  /** Waits for the copy, at most two seconds, then reserves. */
  @Override
  public Slot reserve(int bytes) throws LedgerUnavailableException, InterruptedException {
    long end = nanoTime.getAsLong() + LONGEST.toNanos();
    for (long now = behind.getAsLong(); now > most; now = behind.getAsLong()) {
      if (nanoTime.getAsLong() - end > 0) {
        throw new BehindException(now, most);
      }
      pause.sleep(LOOK);
    }
    return ledger.reserve(bytes);
  }

  @Override
  public Receipt append(String stream, byte[] entry)
      throws LedgerUnavailableException, InterruptedException {
    return ledger.append(stream, entry);
  }
}
