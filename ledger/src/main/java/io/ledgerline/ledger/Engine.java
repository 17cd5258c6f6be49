package io.ledgerline.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a ledger: one commits, one signs, one seals, one makes journal files ahead, one
 * tells listeners. Without threads (for tests that choose every step) a submit commits at once.
 */
final class Engine {
  private static final String LISTENERS = "ledger-listeners";
  private static final int MOST_AT_ONCE = 2048;
  private static final long IDLE_MILLIS = 20;

  /** From one turn of a stream to its next one, if signing all of them can be done in that time. */
  private static final long COVERED_NANOS = 8_000_000_000L;

  /** How long it takes at most until a journal file is made of which nobody said it is wanted. */
  private static final long ALLOCATE_IDLE_NANOS = 500_000_000;

  private static final long ALLOCATE_NANOS = 10_000_000;
  private static final long SPACE_WAIT_NANOS = 500_000;

  private final LedgerConfig config;
  private final Core core;
  private final boolean threads;
  private final BlockingQueue<Pending> queue;
  private final List<Thread> running = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean stopped;
  private volatile @Nullable String allocationFailure;
  private volatile @Nullable Thread allocator; // while it rests until a file is wanted

  Engine(LedgerConfig config, Core core, boolean threads) {
    this.config = config;
    this.core = core;
    this.threads = threads;
    this.queue = new ArrayBlockingQueue<>(config.queueCapacity());
  }

  void start() {
    if (!threads) {
      return;
    }
    run("ledger-commit", this::commitLoop);
    run("ledger-sign", this::signLoop);
    run("ledger-seal", this::sealLoop);
    run("ledger-allocate", this::allocateLoop);
    run(LISTENERS, core.listeners);
  }

  private void run(String name, Runnable loop) {
    running.add(Thread.ofPlatform().name(name).daemon().start(loop));
  }

  /** Claims journal space, waiting for it unless the disk is what is missing. */
  void claim(long bytes) throws LedgerUnavailableException, InterruptedException {
    long deadline = System.nanoTime() + config.appendDeadline().toNanos();
    while (isBehind() || !core.capacity.claim(bytes)) {
      String why = whyNot();
      if (why != null || !threads || System.nanoTime() > deadline) {
        String cause = why == null ? "writing is behind" : why;
        throw new LedgerUnavailableException("the ledger can't take an entry now: " + cause, false);
      }
      allocateIfWanted();
      LockSupport.parkNanos(SPACE_WAIT_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** Whether too much waits in memory for its bundles. */
  private boolean isBehind() {
    return core.commit.unwrittenBytes() > 2L * config.journalFileBytes();
  }

  private @Nullable String whyNot() {
    String broken = core.commit.broken();
    if (broken != null) {
      return broken;
    }
    return allocationFailure != null ? allocationFailure : core.rounds.failure();
  }

  /** Hands an entry to the committing thread; its claim is given back if that is not possible. */
  void submit(Pending entry) throws LedgerUnavailableException, InterruptedException {
    String why = core.commit.broken();
    if (stopping) {
      why = "it is closed";
    }
    if (why != null) {
      entry.giveBack(core.capacity);
      throw new LedgerUnavailableException("the ledger can't write: " + why, false);
    }
    if (!threads) {
      core.commit.commit(List.of(entry));
      return;
    }
    if (!offer(entry)) {
      entry.giveBack(core.capacity);
      throw new LedgerUnavailableException("too many entries wait for the ledger", false);
    }
    if (stopped) {
      refuseWaiting();
    }
  }

  private boolean offer(Pending entry) throws InterruptedException {
    try {
      return queue.offer(entry, config.appendDeadline().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      entry.giveBack(core.capacity);
      throw e;
    }
  }

  private void commitLoop() {
    List<Pending> waiting = new ArrayList<>();
    while (!stopping || !queue.isEmpty()) {
      Pending first = poll();
      if (first == null) {
        idle();
        continue;
      }
      waiting.add(first);
      queue.drainTo(waiting, MOST_AT_ONCE - 1);
      commit(waiting);
      waiting.clear();
      allocateIfWanted();
    }
    stopped = true;
    refuseWaiting();
  }

  /** Whatever goes wrong, a bug or the JVM itself: nobody may wait for ever because of it. */
  private void commit(List<Pending> waiting) {
    try {
      core.commit.commit(waiting);
    } catch (RuntimeException | Error e) {
      core.commit.giveUp(e);
      LedgerUnavailableException why =
          new LedgerUnavailableException("committing failed: " + e, true, e);
      waiting.forEach(each -> each.outcome().completeExceptionally(why));
    }
  }

  private void refuseWaiting() {
    List<Pending> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    for (Pending each : waiting) {
      each.giveBack(core.capacity);
      each.outcome()
          .completeExceptionally(new LedgerUnavailableException("the ledger is closed", false));
    }
  }

  private @Nullable Pending poll() {
    try {
      return queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return null; // stop() sets the flag that ends the loop
    }
  }

  private void idle() {
    try {
      if (core.commit.broken() == null) {
        core.commit.mark();
        return;
      }
      pause(config.probeEvery().toNanos());
      core.commit.tryAgain();
    } catch (RuntimeException | Error e) {
      core.commit.giveUp(e);
    }
  }

  private void signLoop() {
    while (!stopping) {
      long start = System.nanoTime();
      guarded(core.rounds::sign);
      pause(pauseAfter(System.nanoTime() - start, config.checkpointEvery().toNanos()));
    }
  }

  /**
   * How long signing rests after a round that took so long: half of the time, unless an entry would
   * then wait for its checkpoint too long; a fifth of it at least.
   */
  static long pauseAfter(long tookNanos, long everyNanos) {
    long resting = Math.max(tookNanos / 4, Math.min(tookNanos, COVERED_NANOS - tookNanos));
    return Math.max(everyNanos - tookNanos, resting);
  }

  private void sealLoop() {
    while (!stopping) {
      guarded(core.rounds::seal);
      pause(config.checkpointEvery().toNanos() / 4);
    }
  }

  /** A bug in a round shows in the health and is met again in the next, instead of ending them. */
  private void guarded(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException | Error e) {
      core.rounds.failed(e);
    }
  }

  private void allocateLoop() {
    while (!stopping) {
      boolean made = allocate();
      if (!made && allocationFailure != null) {
        pause(config.probeEvery().toNanos());
      } else if (!made && isFileWanted()) {
        pause(ALLOCATE_NANOS); // there may be no more files: not before one was retired
      } else if (!made) {
        restUntilWanted();
      }
    }
  }

  private boolean isFileWanted() {
    return core.journalFiles.isWanting(config.journalFileBytes() / 2);
  }

  private void restUntilWanted() {
    allocator = Thread.currentThread();
    try {
      if (!stopping && !isFileWanted()) { // asked again: whoever looked before saw nobody rest
        LockSupport.parkNanos(ALLOCATE_IDLE_NANOS);
      }
    } finally {
      allocator = null;
    }
  }

  /**
   * Wakes the allocating thread if it rests: most commits leave enough, and need it for nothing.
   */
  private void allocateIfWanted() {
    Thread resting = allocator;
    if (resting != null && isFileWanted()) {
      LockSupport.unpark(resting);
    }
  }

  /** Makes a spare journal file if one is needed; true if it did. */
  boolean allocate() {
    try {
      boolean made = core.journalFiles.allocate(config.journalFileBytes() / 2);
      allocationFailure = null;
      return made;
    } catch (IOException | RuntimeException e) {
      allocationFailure = "no journal space can be allocated: " + e;
      return false;
    }
  }

  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (!stopping && System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** The newest sentence about something that fails or failed, null if nothing did. */
  @Nullable String failure() {
    String now = whyNot();
    return now != null ? now : core.commit.lastFailure();
  }

  /** Ends the threads, commits what waits, signs and seals everything. */
  void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    boolean interrupted = Thread.interrupted(); // it would close the files that are written now
    for (Thread thread : running) {
      stop(thread);
      join(thread);
    }
    if (!core.commit.gaveUp()) {
      core.finish();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(Thread thread) {
    // An interrupt would close the file that a thread is writing; only the listeners have none.
    if (thread.getName().equals(LISTENERS)) {
      thread.interrupt();
    } else {
      LockSupport.unpark(thread);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  Core core() {
    return core;
  }
}
