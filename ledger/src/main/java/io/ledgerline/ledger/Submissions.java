package io.ledgerline.ledger;

import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The way of an entry from the caller to the committing thread, its journal space claimed. */
record Submissions(Core core, Engine engine, StreamOpening opening) {
  /** Waits until the entry is durable; in room that was reserved, if there is any. */
  Receipt append(String stream, byte[] entry, @Nullable Room room)
      throws LedgerUnavailableException, InterruptedException {
    return await(submit(stream, entry, room, null, 0));
  }

  /** As {@link #append}, without waiting for the disk. */
  CompletableFuture<Receipt> appendAsync(String stream, byte[] entry, @Nullable Room room) {
    try {
      return submit(stream, entry, room, null, 0);
    } catch (LedgerUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(
          new LedgerUnavailableException("interrupted before it was queued", false, e));
    }
  }

  /** Appends what a feed delivers; empty if that sequence number is there already. */
  Optional<Receipt> appendFed(String stream, byte[] entry, String feed, long sequence)
      throws LedgerUnavailableException, InterruptedException {
    Receipt receipt = await(submit(stream, entry, null, feed, sequence));
    return receipt == Pending.ALREADY_THERE ? Optional.empty() : Optional.of(receipt);
  }

  /** Claims the space of one later append of at most that many bytes. */
  Room reserve(int bytes) throws LedgerUnavailableException {
    int cost = JournalRecord.cost(requireLength(bytes));
    try {
      engine.claim(cost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailableException("interrupted while reserving", false, e);
    }
    return new Room(core.capacity, cost);
  }

  private CompletableFuture<Receipt> submit(
      String name, byte[] entry, @Nullable Room room, @Nullable String feed, long sequence)
      throws LedgerUnavailableException, InterruptedException {
    requireLength(entry.length);
    long now = System.nanoTime();
    StreamLog stream = core.streams.open(name);
    String refusal = stream.refusal();
    if (refusal != null) {
      throw new StreamRefusedException(name, refusal);
    }
    byte[] first = openingOf(stream);
    int cost = JournalRecord.cost(entry.length);
    int extra = (room == null ? cost : 0) + (first == null ? 0 : JournalRecord.cost(first.length));
    if (extra > 0) {
      engine.claim(extra);
    }
    if (room != null && !room.take(cost)) {
      core.capacity.release(extra);
      throw new IllegalArgumentException("entry is longer than what is left of its room");
    }
    int whole = room == null ? extra : extra + cost;
    CompletableFuture<Receipt> outcome = new CompletableFuture<>();
    engine.submit(
        new Pending(
            stream,
            entry,
            MerkleHasher.leafHash(entry),
            feed,
            sequence,
            whole,
            room,
            now,
            first,
            outcome));
    return outcome;
  }

  /** Appends the entry with which the organization's own stream begins, unless it has begun. */
  void openSystemStream() throws LedgerException {
    StreamLog system = core.streams.open(StreamName.SYSTEM);
    if (system.durable() > 0 || system.refusal() != null) {
      return;
    }
    byte[] entry = opening.entryFor(StreamName.SYSTEM, system.origin(), system.vkey());
    try {
      append(StreamName.SYSTEM, entry, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted while opening", e);
    }
  }

  private byte @Nullable [] openingOf(StreamLog stream) throws LedgerUnavailableException {
    if (stream.durable() > 0 || stream.name().equals(StreamName.SYSTEM)) {
      return null;
    }
    StreamLog system = core.streams.open(StreamName.SYSTEM);
    String refusal = system.refusal();
    if (refusal != null) {
      throw new StreamRefusedException(
          stream.name(), "it is new, and _system is refused: " + refusal);
    }
    byte[] entry = opening.entryFor(stream.name(), stream.origin(), stream.vkey());
    requireLength(entry.length);
    return entry;
  }

  private static int requireLength(int bytes) {
    if (bytes < 0 || bytes > Ledger.MAX_ENTRY_BYTES) {
      throw new IllegalArgumentException(
          "entry: " + bytes + " bytes (expected: 0 to " + Ledger.MAX_ENTRY_BYTES + ")");
    }
    return bytes;
  }

  private static Receipt await(CompletableFuture<Receipt> outcome)
      throws LedgerUnavailableException, InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof StreamRefusedException refused) {
        throw new StreamRefusedException(refused);
      }
      boolean unknown =
          !(cause instanceof LedgerUnavailableException known) || known.outcomeUnknown();
      String sentence = cause == null ? "the append failed" : String.valueOf(cause.getMessage());
      throw new LedgerUnavailableException(sentence, unknown, e);
    }
  }
}
