package io.ledgerline.vault.segment;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One sealed text as it lies in a segment; it says itself what it is:
 *
 * <pre>
 * magic   4  "LLV1"
 * length  4  bytes behind the CRC
 * crc     4  CRC-32C of the length and of what is behind the CRC
 * entry  16  the entry's id
 * key    16  the key's id
 * texts   1  which texts of the entry these bytes are, as bits
 * sealed     nonce (12), ciphertext, tag (16)
 * </pre>
 *
 * Numbers are big-endian. The CRC finds torn writes; only the tag finds edits.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SegmentRecord(UUID entry, UUID key, int texts, byte[] sealed) {
  static final int HEAD = 12;
  static final int FIXED = 16 + 16 + 1;

  private static final int MAGIC = 0x4c4c5631;

  /** Bytes in the segment. */
  int length() {
    return HEAD + FIXED + sealed.length;
  }

  ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(length());
    bytes.putInt(MAGIC).putInt(FIXED + sealed.length).putInt(0);
    bytes.putLong(entry.getMostSignificantBits()).putLong(entry.getLeastSignificantBits());
    bytes.putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits());
    bytes.put((byte) texts).put(sealed);
    bytes.putInt(8, crc(bytes.array(), bytes.capacity()));
    return bytes.flip();
  }

  /** The length of the record that these bytes begin, or -1 if none does. */
  static int length(ByteBuffer head) {
    if (head.getInt(0) != MAGIC) {
      return -1;
    }
    int body = head.getInt(4);
    return body < FIXED ? -1 : HEAD + body;
  }

  /** The record, or null if the bytes are not whole or not one. */
  static @Nullable SegmentRecord parse(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD + FIXED
        || length(buffer) != bytes.length
        || buffer.getInt(8) != crc(bytes, bytes.length)) {
      return null;
    }
    byte[] sealed = new byte[bytes.length - HEAD - FIXED];
    buffer.get(HEAD + FIXED, sealed);
    return new SegmentRecord(
        new UUID(buffer.getLong(HEAD), buffer.getLong(HEAD + 8)),
        new UUID(buffer.getLong(HEAD + 16), buffer.getLong(HEAD + 24)),
        buffer.get(HEAD + 32),
        sealed);
  }

  private static int crc(byte[] bytes, int length) {
    var crc = new CRC32C();
    crc.update(bytes, 4, 4);
    crc.update(bytes, HEAD, length - HEAD);
    return (int) crc.getValue();
  }
}
