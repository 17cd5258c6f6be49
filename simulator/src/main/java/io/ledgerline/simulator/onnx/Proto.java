package io.ledgerline.simulator.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes messages of Protocol Buffers: varints, and fields with a length. */
final class Proto {
  private static final int VARINT = 0;
  private static final int WITH_LENGTH = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Proto number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  Proto text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  Proto message(int field, Proto value) {
    return bytes(field, value.toBytes());
  }

  Proto bytes(int field, byte[] value) {
    varint((long) field << 3 | WITH_LENGTH);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long left = value;
    for (; (left & ~0x7FL) != 0; left >>>= 7) {
      bytes.write((int) (left & 0x7F | 0x80));
    }
    bytes.write((int) left);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
