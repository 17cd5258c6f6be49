package io.ledgerline.records.query;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry at its place in the ledger.
 *
 * @param stream its stream
 * @param index its place there, from 0
 * @param bytes canonical JSON, exactly what the ledger hashed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EntryRow(String stream, long index, Instant ts, UUID id, byte[] bytes) {
  Keyset keyset() {
    return new Keyset(ts, id);
  }
}
