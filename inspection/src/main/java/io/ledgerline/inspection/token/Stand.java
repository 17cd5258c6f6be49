package io.ledgerline.inspection.token;

/**
 * What stands in for a value.
 *
 * @param start offset of the value's first byte in the passage's array
 * @param end offset behind its last byte
 * @param with the bytes in its place; not to be changed
 * @param token whether they are a token, that comes back
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Stand(int start, int end, byte[] with, boolean token) {}
