package io.ledgerline.ledger;

import io.ledgerline.ledger.tree.Hash;

/** Where an acknowledged entry stands, and its leaf hash (RFC 6962 §2.1). */
public record Receipt(String stream, long index, Hash leafHash) {
  /** The value of the header {@code ledgerline-receipt}: {@code stream:index:leaf hash in hex}. */
  public String headerValue() {
    return stream + ':' + index + ':' + leafHash.hex();
  }

  /**
   * Reads {@link #headerValue()}.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Receipt parse(String headerValue) {
    String[] parts = headerValue.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("receipt: (expected: stream:index:leaf hash)");
    }
    if (!parts[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("receipt index: " + parts[1] + " (expected: a decimal)");
    }
    return new Receipt(
        StreamName.require(parts[0]), Long.parseLong(parts[1]), Hash.ofHex(parts[2]));
  }
}
