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

  /**
   * Over a ledger.
   *
   * @param behind how many entries the copy is behind now
   * @param most how many it may be behind before a new call waits
   */
  public CopyBound(EntryLog ledger, LongSupplier behind, long most) {
    if (most < 1) {
      throw new IllegalArgumentException("most: " + most + " entries (expected: >= 1)");
    }
    this.ledger = ledger;
    this.behind = behind;
    this.most = most;
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
    long end = System.nanoTime() + LONGEST.toNanos();
    for (long now = behind.getAsLong(); now > most; now = behind.getAsLong()) {
      if (System.nanoTime() - end > 0) {
        throw new BehindException(now, most);
      }
      Thread.sleep(LOOK);
    }
    return ledger.reserve(bytes);
  }

  @Override
  public Receipt append(String stream, byte[] entry)
      throws LedgerUnavailableException, InterruptedException {
    return ledger.append(stream, entry);
  }
}
