package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.journal.Capacity;
import io.ledgerline.ledger.journal.FileRotation;
import io.ledgerline.ledger.journal.Journal;
import io.ledgerline.ledger.key.KeyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A ledger's parts, opened and recovered, without threads. */
final class Core implements AutoCloseable {
  private static final int WORKERS = 4;
  private static final int FIRST_FILE_BYTES = 4 << 20;

  final String installation;
  final KeyStore keys;
  final StreamTable streams;
  final Capacity capacity = new Capacity();
  final FileRotation journalFiles;
  final GroupCommit commit;
  final Rounds rounds;
  final CommitListeners listeners = new CommitListeners();
  final LastSigned lastSigned;
  private final @Nullable ExecutorService workers;

  private Core(
      LedgerConfig config,
      Disk disk,
      InstantSource clock,
      String installation,
      KeyStore keys,
      StreamTable streams,
      LastSigned lastSigned,
      long newestJournalFile,
      boolean threads) {
    this.installation = installation;
    this.keys = keys;
    this.streams = streams;
    this.lastSigned = lastSigned;
    this.journalFiles =
        new FileRotation(
            disk,
            journalFolder(config),
            config.journalFileBytes(),
            config.maxJournalFiles(),
            newestJournalFile + 1,
            capacity);
    Journal journal = new Journal(journalFiles);
    StreamLog system = streams.open(StreamName.SYSTEM);
    Executor answering = threads ? Thread::startVirtualThread : Runnable::run;
    this.commit = new GroupCommit(journal, capacity, clock, system, this::committed, answering);
    this.workers = threads ? Executors.newFixedThreadPool(WORKERS, Core::worker) : null;
    Executor roundWorkers = workers == null ? Runnable::run : workers;
    this.rounds = new Rounds(journalFiles, commit, lastSigned, clock, streams::all, roundWorkers);
  }

  private static Thread worker(Runnable work) {
    return Thread.ofPlatform().name("ledger-worker").daemon().unstarted(work);
  }

  private void committed(StreamLog stream) {
    rounds.changed(stream);
    listeners.grew(stream.name());
  }

  /** What a ledger is opened for. */
  enum Purpose {
    /** To append and sign. */
    USE,
    /** To see what is refused: nothing is signed, and the last-signed store is not touched. */
    LOOK,
    /** To finish adoptions. */
    ADOPT
  }

  static Core open(
      LedgerConfig config,
      Disk disk,
      InstantSource clock,
      RandomGenerator random,
      boolean threads,
      Purpose purpose)
      throws LedgerException {
    try {
      return openFiles(config, disk, clock, random, threads, purpose);
    } catch (IOException e) {
      throw new LedgerException("the ledger in " + config.dataDir() + " can't be opened: " + e, e);
    }
  }

  private static Core openFiles(
      LedgerConfig config,
      Disk disk,
      InstantSource clock,
      RandomGenerator random,
      boolean threads,
      Purpose purpose)
      throws IOException, LedgerException {
    disk.makeFolders(journalFolder(config));
    disk.makeFolders(streamsFolder(config));
    boolean isNew = disk.list(streamsFolder(config)).isEmpty();
    String id = Installation.idIn(disk, config.dataDir(), random, isNew);
    KeyStore keys = keys(config, disk, clock);
    // An earlier start may have failed between making these and syncing their names.
    disk.syncFolder(config.keyDir());
    disk.syncFolder(config.dataDir());
    LastSigned lastSigned =
        purpose == Purpose.LOOK
            ? LastSigned.look(disk, config.stateDir())
            : LastSigned.open(disk, config.stateDir());
    StreamTable streams =
        new StreamTable(
            disk,
            streamsFolder(config),
            config.originBase() + '/' + id,
            config.node(),
            new Signing(keys, clock));
    streams.load();
    Continuity continuity = new Continuity(lastSigned, purpose == Purpose.ADOPT);
    long newest =
        new Recovery(disk, journalFolder(config), streams, continuity, clock.millis()).run();
    Core core = new Core(config, disk, clock, id, keys, streams, lastSigned, newest, threads);
    if (purpose == Purpose.LOOK) {
      return core;
    }
    core.journalFiles.allocateFirst(FIRST_FILE_BYTES);
    streams.all().forEach(core.rounds::changed);
    streams.all().forEach(core::finishPruning);
    return core;
  }

  private void finishPruning(StreamLog stream) {
    try {
      if (stream.refusal() == null) {
        stream.pruning().finish();
      }
    } catch (IOException e) {
      rounds.failed(e); // what is to go is still there: no reason not to start
    }
  }

  private static KeyStore keys(LedgerConfig config, Disk disk, InstantSource clock)
      throws IOException, LedgerException {
    if (KeyStore.isIn(disk, config.keyDir())) {
      return KeyStore.read(disk, config.keyDir(), config.keyProtections());
    }
    if (!disk.list(streamsFolder(config)).isEmpty()) {
      throw new LedgerException(
          "no signing keys (signing.current) in "
              + config.keyDir()
              + " although there are streams: restore the folder");
    }
    return KeyStore.make(disk, config.keyDir(), config.keyProtections(), clock);
  }

  private static Path journalFolder(LedgerConfig config) {
    return config.dataDir().resolve("journal");
  }

  private static Path streamsFolder(LedgerConfig config) {
    return config.dataDir().resolve("streams");
  }

  /** Signs and seals everything; what can't be stays in the journal for the next start. */
  void finish() {
    commit.rotate();
    rounds.sign();
    rounds.seal();
  }

  @Override
  public void close() throws IOException {
    if (workers != null) {
      workers.shutdown();
    }
    lastSigned.close();
    journalFiles.close();
  }
}
