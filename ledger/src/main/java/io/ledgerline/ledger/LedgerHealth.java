package io.ledgerline.ledger;

import java.time.Duration;
import java.util.Map;
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
    long checkpoints) {}
