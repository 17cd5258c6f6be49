package io.ledgerline.verifier.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The one way in which a pack's ZIP records are written (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16): no
 * extra field, no comment, no data descriptor, one fixed time. So a reader can hold every byte
 * against what it would have written.
 */
public final class ZipLayout {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int LOCAL_BYTES = 30;
  static final int MAX_NAME = 160;

  private static final int END = 0x06054b50;
  private static final short VERSION = 20;
  private static final short STORED = 0;
  private static final short DEFLATED = 8;
  private static final short DATE = 0x0021; // 1980-01-01

  private ZipLayout() {}

  /**
   * One part in its stored form.
   *
   * @param name its path
   * @param offset where its local header begins
   * @param crc CRC-32 of its bytes
   * @param packed how many bytes it has in the file
   * @param size how many bytes it has
   */
  public record Member(String name, long offset, int crc, long packed, long size) {
    /** Its local header. */
    public byte[] local() {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      return buffer(LOCAL_BYTES + bytes.length)
          .putInt(LOCAL)
          .putShort(VERSION)
          .putShort((short) 0)
          .putShort(method())
          .putShort((short) 0)
          .putShort(DATE)
          .putInt(crc)
          .putInt((int) packed)
          .putInt((int) size)
          .putShort((short) bytes.length)
          .putShort((short) 0)
          .put(bytes)
          .array();
    }

    /** Its record in the central directory. */
    public byte[] central() {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      return buffer(46 + bytes.length)
          .putInt(CENTRAL)
          .putShort(VERSION)
          .putShort(VERSION)
          .putShort((short) 0)
          .putShort(method())
          .putShort((short) 0)
          .putShort(DATE)
          .putInt(crc)
          .putInt((int) packed)
          .putInt((int) size)
          .putShort((short) bytes.length)
          .put(new byte[12]) // extra, comment, disk, attributes
          .putInt((int) offset)
          .put(bytes)
          .array();
    }

    private short method() {
      return PackParts.isStored(name) ? STORED : DEFLATED;
    }
  }

  /** The record behind the central directory. */
  public static byte[] end(int members, long directoryOffset, long directoryBytes) {
    return buffer(22)
        .putInt(END)
        .putInt(0)
        .putShort((short) members)
        .putShort((short) members)
        .putInt((int) directoryBytes)
        .putInt((int) directoryOffset)
        .putShort((short) 0)
        .array();
  }

  /** Raw deflate, as a part of that name is stored. */
  public static byte[] pack(String name, byte[] bytes) {
    if (PackParts.isStored(name)) {
      return bytes;
    }
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length + (bytes.length >> 8) + 64];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(packed, length, packed.length - length);
      }
      return java.util.Arrays.copyOf(packed, length);
    }
  }

  /** CRC-32 as ZIP wants it. */
  public static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
