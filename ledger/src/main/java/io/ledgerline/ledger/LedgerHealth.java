package io.ledgerline.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger is, at one moment.
 *
 * @param writable whether an append would be tried now
 * @param lastFailure one sentence about the newest failed write or sync, null if there was none
 * @param refusedStreams streams that are refused, each with the reason in one sentence
 * @param unsealedEntries acknowledged entries that only the journal holds so far
 * @param unsignedFor how long the oldest entry without a covering checkpoint has waited
 * @param journalFiles journal files that hold entries not yet sealed, the current one included
 * @param freeBytes pre-allocated journal space that is neither used nor reserved
 * @param appends acknowledged entries since start
 * @param batches commits since start, one sync each
 * @param syncNanos time spent in those syncs
 * @param checkpoints checkpoints signed since start
 */
public record LedgerHealth(
    boolean writable,
    @Nullable String lastFailure,
    Map<String, String> refusedStreams,
    long unsealedEntries,
    Duration unsignedFor,
    int journalFiles,
    long freeBytes,
    long appends,
    long batches,
    long syncNanos,
    long checkpoints) {
  /** How the ledger of these parts is at that time. */
  static LedgerHealth of(Core core, @Nullable String lastFailure, long nowMillis) {
    Map<String, String> refused = new TreeMap<>();
    long unsealed = 0;
    long oldest = Long.MAX_VALUE;
    for (StreamLog stream : core.streams.all()) {
      String refusal = stream.refusal();
      if (refusal != null) {
        refused.put(stream.name(), refusal);
      }
      unsealed += stream.unwritten();
      long since = stream.oldestUnsignedMillis();
      oldest = since == 0 ? oldest : Math.min(oldest, since);
    }
    Duration lag =
        oldest == Long.MAX_VALUE
            ? Duration.ZERO
            : Duration.ofMillis(Math.max(0, nowMillis - oldest));
    return new LedgerHealth(
        core.commit.broken() == null,
        lastFailure,
        refused,
        unsealed,
        lag,
        core.journalFiles.filesInUse(),
        core.capacity.free(),
        core.commit.appends(),
        core.commit.batches(),
        core.commit.syncNanos(),
        core.rounds.checkpoints());
  }
}
