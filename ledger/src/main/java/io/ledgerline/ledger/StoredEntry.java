package io.ledgerline.ledger;

/**
 * An entry as it stands in a stream: its index and its exact bytes, which are not to be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each would double every read
public record StoredEntry(long index, byte[] bytes) {}
