package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.RealDisk;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many append-only streams of entries in one folder, each a Merkle tree with signed checkpoints.
 *
 * <p>An entry is bytes to it. Thread-safe; the appends that wait are meant for virtual threads.
 * Longer than usual because it is the whole of what others see, documentation included.
 */
public final class Ledger implements AutoCloseable {
  /** Longest entry, in bytes (C2SP tlog-tiles). */
  public static final int MAX_ENTRY_BYTES = 65_535;

  private final LedgerConfig config;
  private final InstantSource clock;
  private final Submissions submissions;
  private final FolderLock folderLock;
  private final Core core;
  private final Engine engine;

  private Ledger(
      LedgerConfig config,
      InstantSource clock,
      StreamOpening opening,
      FolderLock folderLock,
      Core core,
      Engine engine) {
    this.config = config;
    this.clock = clock;
    this.folderLock = folderLock;
    this.core = core;
    this.engine = engine;
    this.submissions = new Submissions(core, engine, opening);
  }

  /**
   * Opens the ledger in that folder, making it if there is none. Replays the journal, compares
   * every stream with what was signed last, and starts its threads.
   *
   * @throws LedgerException if another process has it open, or its files can't be read or written
   */
  public static Ledger open(LedgerConfig config, InstantSource clock, StreamOpening opening)
      throws LedgerException {
    FolderLock lock = FolderLock.take(config.dataDir());
    try {
      return open(config, clock, opening, lock, new RealDisk(), true, Core.Purpose.USE);
    } catch (LedgerException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens a ledger on that disk; without threads of its own, appends and rounds run in the caller.
   */
  static Ledger open(
      LedgerConfig config,
      InstantSource clock,
      StreamOpening opening,
      FolderLock lock,
      Disk disk,
      boolean threads)
      throws LedgerException {
    return open(config, clock, opening, lock, disk, threads, Core.Purpose.USE);
  }

  static Ledger open(
      LedgerConfig config,
      InstantSource clock,
      StreamOpening opening,
      FolderLock lock,
      Disk disk,
      boolean threads,
      Core.Purpose purpose)
      throws LedgerException {
    Core core = Core.open(config, disk, clock, new SecureRandom(), threads, purpose);
    Engine engine = new Engine(config, core, threads);
    Ledger ledger = new Ledger(config, clock, opening, lock, core, engine);
    engine.start();
    try {
      ledger.submissions.openSystemStream();
      return ledger;
    } catch (LedgerException e) {
      ledger.close();
      throw e;
    }
  }

  /**
   * Appends an entry and returns once it is durable.
   *
   * @throws LedgerUnavailableException if it is not acknowledged; {@link StreamRefusedException} if
   *     that is for this stream only
   * @throws InterruptedException if interrupted while waiting; the entry may be in then
   */
  public Receipt append(String stream, byte[] entry)
      throws LedgerUnavailableException, InterruptedException {
    return submissions.append(stream, entry, null);
  }

  /** As {@link #append(String, byte[])}, in room reserved before: succeeds on a full disk. */
  public Receipt append(String stream, byte[] entry, Room room)
      throws LedgerUnavailableException, InterruptedException {
    return submissions.append(stream, entry, room);
  }

  /**
   * Appends without waiting for the disk (it may wait for a place in the queue); completes
   * exceptionally with {@link LedgerUnavailableException}.
   */
  public CompletableFuture<Receipt> appendAsync(String stream, byte[] entry, @Nullable Room room) {
    return submissions.appendAsync(stream, entry, room);
  }

  /** Reserves room for one later append of at most that many bytes. */
  public Room reserve(int bytes) throws LedgerUnavailableException {
    return submissions.reserve(bytes);
  }

  /**
   * Appends an entry that a feed delivers under a sequence number (from 1, increasing). A number
   * not above {@link #fedUpTo} is there already: nothing is appended and the result is empty.
   */
  public Optional<Receipt> appendFed(String stream, byte[] entry, String feed, long sequence)
      throws LedgerUnavailableException, InterruptedException {
    if (!feed.matches("[a-z0-9._-]{1,64}") || sequence < 1) {
      throw new IllegalArgumentException(
          "feed: " + feed + ' ' + sequence + " (expected: [a-z0-9._-]{1,64} and >= 1)");
    }
    if (fedUpTo(stream, feed) >= sequence) {
      return Optional.empty();
    }
    return submissions.appendFed(stream, entry, feed, sequence);
  }

  /** The greatest sequence number of that feed in the stream, 0 if none. */
  public long fedUpTo(String stream, String feed) {
    StreamLog log = find(stream);
    return log == null ? 0 : log.fedUpTo(feed);
  }

  private @Nullable StreamLog find(String stream) {
    return core.streams.find(StreamName.require(stream));
  }

  /** All streams that have an entry, sorted. */
  public List<String> streams() {
    return core.streams.all().stream()
        .filter(stream -> stream.durable() > 0)
        .map(StreamLog::name)
        .sorted()
        .toList();
  }

  /** How many entries of the stream are durable; 0 for one that does not exist. */
  public long size(String stream) throws LedgerException {
    StreamLog log = find(stream);
    return log == null ? 0 : log.durable();
  }

  /**
   * Durable entries from that index on, at most so many and at most 8 MiB, but at least one if
   * there is one.
   *
   * @throws PrunedEntriesException if the first of them is gone on schedule
   */
  public List<StoredEntry> read(String stream, long fromIndex, int maxEntries)
      throws LedgerException {
    if (fromIndex < 0 || maxEntries < 1) {
      throw new IllegalArgumentException(
          "read: " + fromIndex + ", " + maxEntries + " (expected: >= 0, >= 1)");
    }
    StreamLog log = find(stream);
    return log == null ? List.of() : log.reader().read(fromIndex, maxEntries);
  }

  /**
   * What the stream shows to others: checkpoint, tiles and proofs; empty for one that does not
   * exist, and for one that is refused, since nothing it holds can be vouched for.
   */
  public Optional<PublishedTree> published(String stream) {
    StreamLog log = find(stream);
    return log == null || log.refusal() != null
        ? Optional.empty()
        : Optional.of(new PublishedTree(log));
  }

  /** The size of the stream's published checkpoint; 0 if there is none or the stream is refused. */
  public long publishedSize(String stream) {
    StreamLog log = find(stream);
    return log == null || log.refusal() != null ? 0 : log.publishedSize();
  }

  /**
   * Waits until the stream's published checkpoint covers at least so many entries.
   *
   * @return false if that takes longer, or the stream is refused or not there, or the ledger closed
   */
  public boolean awaitPublished(String stream, long size, Duration atMost)
      throws InterruptedException {
    StreamLog log = find(stream);
    return size <= 0 || (log != null && log.awaitPublished(size, atMost) && log.refusal() == null);
  }

  /**
   * How long appends wait at the moment until they are durable: the slowest of the last moments.
   * Work that can wait rests while this is long.
   */
  public Duration appendDelay() {
    return core.commit.delay().at(System.nanoTime());
  }

  /** The first index of the stream whose entry is kept: all below were {@link #pruning pruned}. */
  public long firstKept(String stream) {
    StreamLog log = find(stream);
    return log == null ? 0 : log.pruning().firstKept();
  }

  /**
   * Calls the listener, on a thread of its own, with the name of each stream that grew; several
   * commits may become one call. A slow listener delays other listeners, never a commit.
   */
  public AutoCloseable onCommit(Consumer<String> listener) {
    return core.listeners.add(listener);
  }

  /** How the beginnings of its streams are let go. */
  public LedgerPruning pruning() {
    return new LedgerPruning(core.streams);
  }

  /** How the ledger is now. */
  public LedgerHealth health() {
    return LedgerHealth.of(core, engine.failure(), clock.millis());
  }

  /** This node's name. */
  public String node() {
    return config.node();
  }

  /** The installation's random id. */
  public String installation() {
    return core.installation;
  }

  /** The stream's origin: {@code base/installation/stream/node}. */
  public String origin(String stream) {
    return core.streams.origin(stream);
  }

  /** The stream's newest Ed25519 verifier key (C2SP signed-note). */
  public String vkey(String stream) {
    return core.streams.vkey(stream);
  }

  /** All verifier keys of the stream, two per generation, oldest generation first. */
  public List<String> vkeys(String stream) {
    return core.streams.vkeys(stream);
  }

  /** The keys that sign its checkpoints. */
  public LedgerKeys keys() {
    return new LedgerKeys(
        core.keys,
        clock,
        () -> core.streams.all().forEach(core.rounds::changed),
        () -> core.streams.all().stream().allMatch(StreamLog::isHandedOver));
  }

  /** The engine, for tests that run rounds themselves. */
  Engine engine() {
    return engine;
  }

  /** Commits what waits, signs what is unsigned, seals what is unsealed, and stops. */
  @Override
  public void close() throws LedgerException {
    try {
      engine.stop();
      core.streams.all().forEach(StreamLog::end);
      core.close();
    } catch (IOException e) {
      throw new LedgerException("the ledger did not close cleanly: " + e, e);
    } finally {
      folderLock.close();
    }
  }
}
