package io.ledgerline.ledger;

import io.ledgerline.ledger.journal.Capacity;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.tree.Hash;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way into the journal.
 *
 * @param claim journal space that it holds, given back when it is written or refused
 * @param room where the part of the claim for the entry itself came from, null if from nowhere
 * @param submittedNanos when it was handed over, by {@link System#nanoTime}
 * @param opening the entry for {@code _system} that must go in front of a stream's first, if any
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pending(
    StreamLog stream,
    byte[] entry,
    Hash leafHash,
    @Nullable String feed,
    long sequence,
    int claim,
    @Nullable Room room,
    long submittedNanos,
    byte @Nullable [] opening,
    CompletableFuture<Receipt> outcome) {
  /** Gives the claim back unused: to the room that it came from as far as it did. */
  void giveBack(Capacity capacity) {
    Room from = room;
    if (from == null) {
      capacity.release(claim);
      return;
    }
    int cost = JournalRecord.cost(entry.length);
    from.putBack(cost);
    capacity.release(claim - cost);
  }

  /** What a fed entry that is there already completes with. */
  static final Receipt ALREADY_THERE = new Receipt("", -1, Hash.of(new byte[Hash.BYTES]));
}
