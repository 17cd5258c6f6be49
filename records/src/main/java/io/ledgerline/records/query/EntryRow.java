package io.ledgerline.records.query;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((byte) 0);
      return HexFormat.of().formatHex(sha.digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }

  /** The receipt as callers get it in {@code ledgerline-receipt}. */
  public String receipt() {
    return stream + ':' + index + ':' + leafHash();
  }

  Keyset keyset() {
    return new Keyset(ts, id);
  }
}
