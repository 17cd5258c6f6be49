package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.journal.FileRotation;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows a commit: entries go into bundles and tiles, changed streams get a checkpoint, and
 * journal files whose entries are all in durable bundles are deleted.
 *
 * <p>{@link #sign} and {@link #seal} may run at the same time on two threads; each of them on one.
 */
final class Rounds {
  private static final int SEALED_AT_ONCE = 8;

  /**
   * So many are recorded with one sync; with more, none waits for its checkpoint until all are
   * written.
   */
  private static final int SIGNED_AT_ONCE = 64;

  private final FileRotation journalFiles;
  private final GroupCommit commit;
  private final LastSigned lastSigned;
  private final InstantSource clock;
  private final Supplier<Collection<StreamLog>> streams;
  private final Executor workers;
  private final Set<StreamLog> changed = ConcurrentHashMap.newKeySet();
  private final AtomicLong checkpoints = new AtomicLong();
  private volatile @Nullable String failure;

  Rounds(
      FileRotation journalFiles,
      GroupCommit commit,
      LastSigned lastSigned,
      InstantSource clock,
      Supplier<Collection<StreamLog>> streams,
      Executor workers) {
    this.journalFiles = journalFiles;
    this.commit = commit;
    this.lastSigned = lastSigned;
    this.clock = clock;
    this.streams = streams;
    this.workers = workers;
  }

  /** Remembers a stream for the next round. */
  void changed(StreamLog stream) {
    changed.add(stream);
  }

  /**
   * One round, for some streams after the others: writes their tails, records what will be signed
   * with one sync, signs and publishes. A stream whose files can't be written is tried again in the
   * next round.
   */
  void sign() {
    List<StreamLog> grown = List.copyOf(changed);
    for (int from = 0; from < grown.size(); from += SIGNED_AT_ONCE) {
      some(grown.subList(from, Math.min(grown.size(), from + SIGNED_AT_ONCE)));
    }
  }

  private void some(List<StreamLog> grown) {
    long started = clock.millis();
    grown.forEach(changed::remove);
    try {
      sign(grown, new ConcurrentHashMap<>(), started);
    } catch (RuntimeException | Error e) {
      changed.addAll(grown); // a bug in one may not leave the others unsigned for ever
      throw e;
    }
  }

  private void sign(List<StreamLog> grown, Map<StreamLog, Checkpoint> round, long started) {
    forEach(grown, stream -> writeForSigning(stream, round));
    if (round.isEmpty()) {
      return;
    }
    try {
      lastSigned.record(round.values());
    } catch (IOException e) {
      failed(e);
      changed.addAll(round.keySet());
      return;
    }
    forEach(
        List.copyOf(round.entrySet()), each -> publish(each.getKey(), each.getValue(), started));
  }

  /** Does that for each, several at a time: the disk puts together what waits together. */
  private <T> void forEach(Collection<T> all, Consumer<T> work) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (T each : all) {
      running.add(CompletableFuture.runAsync(() -> work.accept(each), workers));
    }
    running.forEach(Rounds::join);
  }

  private void writeForSigning(StreamLog stream, Map<StreamLog, Checkpoint> round) {
    try {
      commit.written(stream.writeTail());
      Checkpoint checkpoint = stream.checkpoint();
      if (stream.refusal() == null
          && (checkpoint.size() > stream.publishedSize() || stream.isSignedByOldKeys())) {
        round.put(stream, checkpoint);
      }
    } catch (IOException e) {
      failed(e);
      changed.add(stream);
    }
  }

  private void publish(StreamLog stream, Checkpoint checkpoint, long started) {
    try {
      stream.publish(checkpoint, started);
      checkpoints.incrementAndGet();
      failure = null;
    } catch (IOException e) {
      failed(e);
      changed.add(stream);
    }
  }

  /** Seals what finished journal files hold, and deletes them. Returns how many it deleted. */
  int seal() {
    List<Long> finished = journalFiles.finished();
    if (finished.isEmpty()) {
      return 0;
    }
    try {
      if (!sealAll()) {
        return 0;
      }
      journalFiles.retire(finished);
      return finished.size();
    } catch (IOException e) {
      failed(e);
      return 0;
    }
  }

  /** A few streams at a time, so that a round of signing never waits for all of them. */
  private boolean sealAll() {
    AtomicBoolean good = new AtomicBoolean(true);
    List<StreamLog> all = List.copyOf(streams.get());
    for (int from = 0; from < all.size(); from += SEALED_AT_ONCE) {
      forEach(
          all.subList(from, Math.min(all.size(), from + SEALED_AT_ONCE)),
          stream -> {
            if (!seal(stream)) {
              good.set(false);
            }
          });
    }
    return good.get();
  }

  private static void join(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private boolean seal(StreamLog stream) {
    try {
      commit.written(stream.writeTail());
      stream.seal();
      return true;
    } catch (IOException e) {
      failed(e);
      return false;
    }
  }

  void failed(Throwable e) {
    failure = "writing bundles, tiles or checkpoints failed: " + e;
  }

  /** Why the newest round failed, null if it did not. */
  @Nullable String failure() {
    return failure;
  }

  long checkpoints() {
    return checkpoints.get();
  }
}
