package io.ledgerline.ledger;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many append-only streams of entries in one folder, each a Merkle tree with signed checkpoints.
 *
 * <p>An entry is bytes to it. Thread-safe; appends are meant for virtual threads.
 */
public final class Ledger implements AutoCloseable {
  /** Longest entry, in bytes (C2SP tlog-tiles). */
  public static final int MAX_ENTRY_BYTES = 65_535;

  private Ledger() {}

  /** Opens the ledger in that folder, making it if there is none; replays and repairs first. */
  public static Ledger open(LedgerConfig config, InstantSource clock, StreamOpening opening)
      throws LedgerException {
    throw new LedgerException("not landed yet");
  }

  /** Appends an entry and returns once it is durable. */
  public Receipt append(String stream, byte[] entry)
      throws LedgerUnavailableException, InterruptedException {
    throw new LedgerUnavailableException("not landed yet", false);
  }

  /** As {@link #append(String, byte[])}, in room reserved before: succeeds on a full disk. */
  public Receipt append(String stream, byte[] entry, Room room)
      throws LedgerUnavailableException, InterruptedException {
    throw new LedgerUnavailableException("not landed yet", false);
  }

  /** Appends without waiting; completes exceptionally with {@link LedgerUnavailableException}. */
  public CompletableFuture<Receipt> appendAsync(String stream, byte[] entry, @Nullable Room room) {
    return CompletableFuture.failedFuture(new LedgerUnavailableException("not landed yet", false));
  }

  /** Reserves room for a later append of at most that many bytes. */
  public Room reserve(int bytes) throws LedgerUnavailableException {
    throw new LedgerUnavailableException("not landed yet", false);
  }

  /**
   * Appends an entry that a feed delivers under a sequence number (from 1, increasing). A number
   * not above {@link #fedUpTo} is already there: nothing is appended and the result is empty.
   */
  public Optional<Receipt> appendFed(String stream, byte[] entry, String feed, long sequence)
      throws LedgerUnavailableException, InterruptedException {
    throw new LedgerUnavailableException("not landed yet", false);
  }

  /** The greatest sequence number of that feed in the stream, 0 if none. */
  public long fedUpTo(String stream, String feed) throws LedgerException {
    return 0;
  }

  /** All streams that have an entry, sorted. */
  public List<String> streams() {
    return List.of();
  }

  /** How many entries of the stream are durable; 0 for one that does not exist. */
  public long size(String stream) throws LedgerException {
    return 0;
  }

  /** Durable entries from that index on, at most so many (and at most 8 MiB, but at least one). */
  public List<StoredEntry> read(String stream, long fromIndex, int maxEntries)
      throws LedgerException {
    return List.of();
  }

  /**
   * Calls the listener, on a thread of its own, with the name of each stream that grew; several
   * commits may become one call.
   */
  public AutoCloseable onCommit(Consumer<String> listener) {
    return () -> {};
  }

  public LedgerHealth health() {
    throw new UnsupportedOperationException("not landed yet");
  }

  /** This node's name. */
  public String node() {
    return "";
  }

  /** The installation's random id. */
  public String installation() {
    return "";
  }

  /** The stream's origin: {@code base/installation/stream/node}. */
  public String origin(String stream) {
    return "";
  }

  /** The stream's verifier key (C2SP signed-note). */
  public String vkey(String stream) {
    return "";
  }

  /** Signs what is unsigned, seals what is unsealed, and stops. */
  @Override
  public void close() {}
}
