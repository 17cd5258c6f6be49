package io.ledgerline.verifier.trust;

/**
 * Reads values one after another (X.690 DER). Only definite, minimal lengths and tags of one byte;
 * nothing is read beyond the bytes that the value around it has, nothing is copied, and nothing is
 * walked that nobody asked for, so depth and length in the input cost nothing. Not thread-safe.
 */
final class DerReader {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OID = 0x06;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int LONG_FORM = 0x80;
  private static final int MOST_LENGTH_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private int at;

  DerReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  static DerReader of(byte[] bytes) {
    return new DerReader(bytes, 0, bytes.length);
  }

  /** A constructed value that is whole in those bytes, opened. */
  static DerReader only(byte[] bytes, int tag) throws MalformedDerException {
    DerReader all = of(bytes);
    DerReader inside = all.next(tag).inside();
    all.requireEnd();
    return inside;
  }

  /** The context-specific constructed tag of that number. */
  static int context(int number) {
    return 0xa0 | number;
  }

  /** The context-specific primitive tag of that number. */
  static int contextPrimitive(int number) {
    return 0x80 | number;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Whether the next value is there and has that tag. */
  boolean isNext(int tag) {
    return at < end && (bytes[at] & 0xff) == tag;
  }

  /** The next value, which must have that tag. */
  DerValue next(int tag) throws MalformedDerException {
    if (!isNext(tag)) {
      String found = at < end ? "tag %02x".formatted(bytes[at] & 0xff) : "the end";
      throw new MalformedDerException(at, found + " (expected: tag %02x)".formatted(tag));
    }
    return next();
  }

  /** The next value, whatever it is. */
  DerValue next() throws MalformedDerException {
    int start = at;
    int tag = octet();
    if ((tag & 0x1f) == 0x1f) {
      throw new MalformedDerException(start, "tag of several bytes (expected: one)");
    }
    int length = length();
    if (length > end - at) {
      throw new MalformedDerException(
          start, "length " + length + " (expected: at most " + (end - at) + ")");
    }
    at += length;
    return new DerValue(bytes, tag, start, at - length, at);
  }

  private int length() throws MalformedDerException {
    int start = at;
    int first = octet();
    if (first < LONG_FORM) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > MOST_LENGTH_BYTES) {
      String what = count == 0 ? "indefinite length" : "length of " + count + " bytes";
      throw new MalformedDerException(start, what + " (expected: a definite one, 1 to 4 bytes)");
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    boolean shortest = length >= LONG_FORM && length >>> (8 * (count - 1)) != 0;
    if (!shortest || length > Integer.MAX_VALUE) {
      throw new MalformedDerException(
          start, "length " + length + " in " + count + " bytes (expected: the shortest form)");
    }
    return (int) length;
  }

  private int octet() throws MalformedDerException {
    if (at >= end) {
      throw new MalformedDerException(at, "the end (expected: more bytes)");
    }
    return bytes[at++] & 0xff;
  }

  /** Refuses bytes after the last value that is known. */
  void requireEnd() throws MalformedDerException {
    if (at < end) {
      throw new MalformedDerException(at, (end - at) + " bytes more than expected");
    }
  }
}
