package io.ledgerline.ledger;

import io.ledgerline.ledger.journal.Capacity;
import io.ledgerline.ledger.journal.Journal;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.journal.NoJournalSpaceException;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns waiting entries into frames: one write and one sync for as many as there are. Gives indexes
 * only here, so that a stream's order is the journal's order.
 */
final class GroupCommit {
  private final Journal journal;
  private final Capacity capacity;
  private final InstantSource clock;
  private final StreamLog system;
  private final Consumer<StreamLog> committed;
  private final Executor answering;
  private final ReentrantLock lock = new ReentrantLock();

  private final AppendDelay delay = new AppendDelay();
  private final AtomicLong appends = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong syncNanos = new AtomicLong();
  private final AtomicLong unwrittenBytes = new AtomicLong();
  private volatile @Nullable String broken;
  private volatile @Nullable String lastFailure;
  private volatile boolean gaveUp;

  /**
   * Commits into that journal.
   *
   * @param committed is told of each stream that grew
   * @param answering tells those who wait, since waking so many takes longer than writing for them
   */
  GroupCommit(
      Journal journal,
      Capacity capacity,
      InstantSource clock,
      StreamLog system,
      Consumer<StreamLog> committed,
      Executor answering) {
    this.journal = journal;
    this.capacity = capacity;
    this.clock = clock;
    this.system = system;
    this.committed = committed;
    this.answering = answering;
  }

  /** Commits all of them, in order; each outcome is known when this returns, and being told. */
  void commit(List<Pending> waiting) {
    lock.lock();
    try {
      int done = 0;
      while (done < waiting.size()) {
        Batch batch = new Batch(system);
        done = batch.fill(waiting, done, journal.frameRoom());
        write(batch);
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(Batch batch) {
    String cause = broken;
    if (cause != null) {
      fail(batch, new LedgerUnavailableException("the ledger can't write: " + cause, false));
      return;
    }
    try {
      if (!batch.records.isEmpty()) {
        syncNanos.addAndGet(journal.commit(batch.records));
        batches.incrementAndGet();
      }
    } catch (NoJournalSpaceException e) {
      String sentence = String.valueOf(e.getMessage());
      lastFailure = sentence;
      fail(batch, new LedgerUnavailableException(sentence, false, e));
      return;
    } catch (IOException e) {
      breakOff(e);
      String sentence = "writing the journal failed, so it is not known if the entry is in: " + e;
      fail(batch, new LedgerUnavailableException(sentence, true, e));
      return;
    } catch (RuntimeException e) {
      breakOff(e); // a bug of ours: nobody may wait for ever because of it
      fail(batch, new LedgerUnavailableException("committing failed: " + e, true, e));
      return;
    }
    long durable = System.nanoTime();
    delay.note(durable - batch.members.getFirst().submittedNanos(), durable);
    succeed(batch);
  }

  private void breakOff(Exception e) {
    broken = e.toString();
    lastFailure = e.toString();
  }

  /**
   * Ends all writing until the next start: after an error in the middle of a commit nobody knows
   * whether memory and journal still say the same, and only a replay makes them.
   */
  void giveUp(Throwable e) {
    gaveUp = true;
    broken = e + "; the journal holds what was acknowledged: start anew";
    lastFailure = broken;
  }

  /** Whether only a start can go on. */
  boolean gaveUp() {
    return gaveUp;
  }

  private void fail(Batch batch, LedgerUnavailableException why) {
    batch.owners.forEach(stream -> stream.next = stream.durable());
    batch.members.forEach(each -> each.giveBack(capacity));
    batch.members.forEach(each -> each.outcome().completeExceptionally(why));
  }

  private void succeed(Batch batch) {
    long now = clock.millis();
    Set<StreamLog> grown = new LinkedHashSet<>();
    long bytes = 0;
    Receipt[] receipts = new Receipt[batch.records.size()];
    for (int i = 0; i < receipts.length; i++) {
      JournalRecord each = batch.records.get(i);
      Hash hash = batch.hashes.get(i);
      StreamLog owner = batch.owners.get(i);
      owner.committed(each.entry(), hash.toBytes(), each.feed(), each.sequence(), now);
      receipts[i] = new Receipt(each.stream(), each.index(), hash);
      grown.add(owner);
      bytes += each.entry().length;
    }
    unwrittenBytes.addAndGet(bytes);
    appends.addAndGet(receipts.length);
    capacity.release(batch.claims);
    answering.execute(() -> batch.answer(receipts));
    grown.forEach(committed);
  }

  /** Says, if it was not said yet, that the newest frame is acknowledged; called when idle. */
  void mark() {
    lock.lock();
    try {
      if (broken == null && journal.isUnmarked()) {
        journal.mark();
      }
    } catch (IOException e) {
      breakOff(e);
    } finally {
      lock.unlock();
    }
  }

  /** After a failure: tries a write in a new file, and goes on if that succeeds. */
  void tryAgain() {
    lock.lock();
    try {
      if (broken != null && !gaveUp) {
        journal.probe();
        broken = null;
      }
    } catch (IOException e) {
      breakOff(e);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the current journal file. */
  void rotate() {
    lock.lock();
    try {
      journal.rotate();
    } finally {
      lock.unlock();
    }
  }

  /** Why nothing can be written now, null if it can. */
  @Nullable String broken() {
    return broken;
  }

  /** The newest failure, null if there was none. */
  @Nullable String lastFailure() {
    return lastFailure;
  }

  /** Bytes of entries that are durable in the journal but not written to bundles. */
  long unwrittenBytes() {
    return unwrittenBytes.get();
  }

  void written(long bytes) {
    unwrittenBytes.addAndGet(-bytes);
  }

  /** How long appends wait at the moment. */
  AppendDelay delay() {
    return delay;
  }

  long appends() {
    return appends.get();
  }

  long batches() {
    return batches.get();
  }

  long syncNanos() {
    return syncNanos.get();
  }
}
