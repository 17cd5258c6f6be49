package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.ledger.Receipt;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a call's entries; nothing goes on before what it says is durable. */
final class Recording {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  /** Room for an end entry: the usual is about 2,500 bytes, changes of a review included. */
  private static final int END_BYTES = 4096;

  private final EntryLog ledger;
  private final Entries entries;
  private final Keeping keeping;
  private final CallMetrics metrics;
  private final LongSupplier nanoTime;
  private final Duration retryEvery;
  private final Duration retryFor;

  Recording(
      EntryLog ledger,
      Entries entries,
      Keeping keeping,
      CallMetrics metrics,
      LongSupplier nanoTime,
      Duration retryEvery,
      Duration retryFor) {
    this.ledger = ledger;
    this.entries = entries;
    this.keeping = keeping;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    this.retryEvery = retryEvery;
    this.retryFor = retryFor;
  }

  /**
   * Keeps what is to be kept of the request, then writes {@code call.admitted}, with room for its
   * end reserved first.
   */
  Decision admitted(Call call) throws InterruptedException {
    if (keeping.open(call) instanceof Decision.Stop stop) {
      return stop;
    }
    try {
      call.slot = ledger.reserve(room(call));
      if (keeping.request(call) instanceof Decision.Stop stop) {
        return stop;
      }
      long before = nanoTime.getAsLong();
      call.receipt = ledger.append(call.caller().stream(), entries.admitted(call));
      call.admittedNanos = nanoTime.getAsLong();
      metrics.ledgerWait(call.admittedNanos - before);
      return Decision.GO;
    } catch (CopyBound.BehindException e) {
      return Decision.stop(
          OwnAnswers.unavailable(
              "copy.behind",
              "The searchable copy of the ledger is too far behind for more calls; try again."));
    } catch (LedgerUnavailableException e) {
      log.warn("call {} is refused: the ledger can't write: {}", call.id, e.getMessage());
      return Decision.stop(unavailable());
    }
  }

  /** Writes {@code data.inspected}; null when the ledger can't. */
  @Nullable Receipt inspected(Call call) throws InterruptedException {
    try {
      CallContent content = keeping.forRefusal(call);
      return ledger.append(call.caller().stream(), entries.inspected(call, content));
    } catch (LedgerUnavailableException e) {
      log.warn("the inspection {} is not recorded: {}", call.id, e.getMessage());
      return null;
    }
  }

  /** Writes {@code call.refused}; null when the ledger can't. */
  @Nullable Receipt refused(Call call, OwnAnswer answer) throws InterruptedException {
    try {
      CallContent content = keeping.forRefusal(call);
      return ledger.append(call.caller().stream(), entries.refused(call, content, answer));
    } catch (LedgerUnavailableException e) {
      log.warn("the refusal of call {} is not recorded: {}", call.id, e.getMessage());
      return null;
    }
  }

  /** Writes {@code cost.adjusted}; where the ledger can't, the reservation stands. */
  void adjusted(Call call, byte[] entry) throws InterruptedException {
    try {
      ledger.append(call.caller().stream(), entry);
    } catch (LedgerUnavailableException e) {
      log.warn("the cost of call {} stays at its reservation: {}", call.id, e.getMessage());
    }
  }

  private static int room(Call call) {
    return END_BYTES + Tagging.mostBytes(call);
  }

  /**
   * Writes the entry that ends the call, into the room reserved for it. One that a review made
   * longer than that is written like any other: it waits for space where a disk is full.
   */
  boolean ended(Call call, byte[] entry) throws InterruptedException {
    EntryLog.Slot slot = call.slot;
    if (slot == null) {
      throw new IllegalStateException("slot: none (expected: reserved at admission)");
    }
    try {
      long before = nanoTime.getAsLong();
      if (entry.length <= room(call)) {
        slot.append(call.caller().stream(), entry);
      } else {
        ledger.append(call.caller().stream(), entry);
      }
      metrics.ledgerWait(nanoTime.getAsLong() - before);
      return true;
    } catch (LedgerUnavailableException e) {
      log.warn("the end of call {} is not recorded yet: {}", call.id, e.getMessage());
      return false;
    }
  }

  /** Tries again until the ledger takes the entry or the time is up. */
  boolean endedLater(Call call, byte[] entry) throws InterruptedException {
    long deadline = nanoTime.getAsLong() + retryFor.toNanos();
    while (nanoTime.getAsLong() - deadline < 0) {
      Thread.sleep(retryEvery);
      if (ended(call, entry)) {
        return true;
      }
    }
    log.error(
        "call {} stays without an end: the next start will say that it was interrupted", call.id);
    return false;
  }

  static OwnAnswer unavailable() {
    return OwnAnswers.unavailable(
        "ledger.unavailable",
        "The ledger can't record at this moment, so nothing is answered; try again.");
  }
}
