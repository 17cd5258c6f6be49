package io.ledgerline.verifier.trust;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * One DER value in the bytes that hold it.
 *
 * @param tag its first byte
 * @param start where that byte is
 * @param from where its content begins
 * @param to where its content ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DerValue(byte[] bytes, int tag, int start, int from, int to) {
  private static final int MOST_OID_BYTES = 40;
  private static final int MOST_INTEGER_BYTES = 64;
  private static final int CONSTRUCTED = 0x20;

  /** A copy of the content. */
  byte[] content() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** A copy of the whole value with its tag and length. */
  byte[] encoded() {
    return Arrays.copyOfRange(bytes, start, to);
  }

  /** A reader of the values inside. */
  DerReader inside() throws MalformedDerException {
    if ((tag & CONSTRUCTED) == 0) {
      throw new MalformedDerException(start, "tag %02x (expected: constructed)".formatted(tag));
    }
    return new DerReader(bytes, from, to);
  }

  /** The content as a number, whatever the tag says; at most 512 bits. */
  BigInteger integer() throws MalformedDerException {
    int length = to - from;
    boolean padded =
        length > 1
            && (bytes[from] == 0 || bytes[from] == -1)
            && bytes[from] >> 7 == bytes[from + 1] >> 7;
    if (length < 1 || length > MOST_INTEGER_BYTES || padded) {
      throw new MalformedDerException(
          start, "number of " + length + " bytes (expected: the shortest form, 1 to 64)");
    }
    return new BigInteger(bytes, from, length);
  }

  /** The content as a dotted object identifier. */
  String oid() throws MalformedDerException {
    int length = to - from;
    if (length < 1 || length > MOST_OID_BYTES || bytes[to - 1] < 0) {
      throw new MalformedDerException(start, "no object identifier");
    }
    StringBuilder dotted = new StringBuilder();
    long arc = 0;
    for (int i = from; i < to; i++) {
      if ((arc == 0 && bytes[i] == (byte) 0x80) || arc >>> 55 != 0) {
        throw new MalformedDerException(i, "no object identifier");
      }
      arc = arc << 7 | (bytes[i] & 0x7f);
      if (bytes[i] >= 0) {
        append(dotted, arc);
        arc = 0;
      }
    }
    return dotted.toString();
  }

  private static void append(StringBuilder dotted, long arc) {
    if (!dotted.isEmpty()) {
      dotted.append('.').append(arc);
      return;
    }
    long first = Math.min(2, arc / 40); // the first two arcs share one number
    dotted.append(first).append('.').append(arc - 40 * first);
  }
}
