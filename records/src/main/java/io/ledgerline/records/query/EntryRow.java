package io.ledgerline.records.query;

import io.ledgerline.ledger.tree.MerkleHasher;
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
  /** SHA-256 over a zero byte and the bytes (RFC 6962 §2.1), in hex. */
  public String leafHash() {
    return MerkleHasher.leafHash(bytes).hex();
  }

  /** The receipt as callers get it in {@code ledgerline-receipt}. */
  public String receipt() {
    return stream + ':' + index + ':' + leafHash();
  }

  Keyset keyset() {
    return new Keyset(ts, id);
  }
}
