package io.ledgerline.records.index;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy is behind the ledger.
 *
 * @param entries durable entries not yet copied
 * @param behindFor how long the copy has not been complete; zero when it is
 * @param indexed entries copied since the process started
 * @param unreadable entries since the process started that could not be read as entries
 * @param failure one sentence about the last failed transaction, or null when the last one worked
 */
public record IndexerLag(
    long entries, Duration behindFor, long indexed, long unreadable, @Nullable String failure) {}
