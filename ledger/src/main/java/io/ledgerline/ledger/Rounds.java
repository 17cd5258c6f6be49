package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.journal.Journal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows a commit: entries go into bundles and tiles, changed streams get a checkpoint, and
 * journal files whose entries are all in durable bundles are deleted.
 *
 * <p>{@link #sign} and {@link #seal} may run at the same time on two threads; each of them on one.
 */
final class Rounds {
  private final Journal journal;
  private final GroupCommit commit;
  private final LastSigned lastSigned;
  private final InstantSource clock;
  private final Supplier<Collection<StreamLog>> streams;
  private final Set<StreamLog> changed = ConcurrentHashMap.newKeySet();
  private final AtomicLong checkpoints = new AtomicLong();
  private volatile @Nullable String failure;

  Rounds(
      Journal journal,
      GroupCommit commit,
      LastSigned lastSigned,
      InstantSource clock,
      Supplier<Collection<StreamLog>> streams) {
    this.journal = journal;
    this.commit = commit;
    this.lastSigned = lastSigned;
    this.clock = clock;
    this.streams = streams;
  }

  /** Remembers a stream for the next round. */
  void changed(StreamLog stream) {
    changed.add(stream);
  }

  /**
   * One round: writes the tails of all changed streams, records what will be signed with one sync,
   * signs and publishes. A stream whose files can't be written is tried again in the next round.
   */
  void sign() {
    long started = clock.millis();
    Map<StreamLog, Checkpoint> round = new LinkedHashMap<>();
    for (StreamLog stream : List.copyOf(changed)) {
      changed.remove(stream);
      writeForSigning(stream, round);
    }
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
    round.forEach((stream, checkpoint) -> publish(stream, checkpoint, started));
  }

  private void writeForSigning(StreamLog stream, Map<StreamLog, Checkpoint> round) {
    try {
      commit.written(stream.writeTail());
      Checkpoint checkpoint = stream.checkpoint();
      if (stream.refusal() == null && checkpoint.size() > stream.publishedSize()) {
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
    List<Long> finished = journal.finished();
    if (finished.isEmpty()) {
      return 0;
    }
    try {
      for (StreamLog stream : new ArrayList<>(streams.get())) {
        commit.written(stream.writeTail());
        stream.seal();
      }
      journal.retire(finished);
      return finished.size();
    } catch (IOException e) {
      failed(e);
      return 0;
    }
  }

  private void failed(IOException e) {
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
