package io.ledgerline.verifier.trust;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes DER. */
final class DerBytes {
  private DerBytes() {}

  static byte[] tlv(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int from = bytes[0] == 0 ? 1 : 0;
      out.write(0x80 | (bytes.length - from));
      out.write(bytes, from, bytes.length - from);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  static byte[] seq(byte[]... parts) {
    return tlv(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tlv(0x31, parts);
  }

  static byte[] context(int number, byte[]... parts) {
    return tlv(0xa0 | number, parts);
  }

  static byte[] octets(byte[] bytes) {
    return tlv(0x04, bytes);
  }

  static byte[] bits(byte[] bytes) {
    return tlv(0x03, new byte[1], bytes);
  }

  static byte[] integer(long value) {
    return tlv(0x02, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] truth() {
    return new byte[] {1, 1, -1};
  }

  static byte[] none() {
    return new byte[] {5, 0};
  }

  static byte[] text(int tag, String text) {
    return tlv(tag, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    var out = new ByteArrayOutputStream();
    arc(out, 40L * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      arc(out, Long.parseLong(arcs[i]));
    }
    return tlv(0x06, out.toByteArray());
  }

  private static void arc(ByteArrayOutputStream out, long value) {
    for (int shift = 56; shift >= 0; shift -= 7) {
      if (value >>> shift != 0 || shift == 0) {
        out.write((int) (value >>> shift & 0x7f) | (shift == 0 ? 0 : 0x80));
      }
    }
  }
}
