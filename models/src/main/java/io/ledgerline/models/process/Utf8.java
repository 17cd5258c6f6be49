package io.ledgerline.models.process;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that every reader of UTF-8 reads alike, so that all count the same bytes. */
final class Utf8 {
  private Utf8() {}

  /** The same bytes, a question mark in the place of each that is no part of a character. */
  static byte[] clean(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(1 << 12);
    byte[] clean = bytes;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow()) {
        return clean;
      }
      if (result.isError()) {
        clean = clean == bytes ? bytes.clone() : clean;
        Arrays.fill(clean, in.position(), in.position() + result.length(), (byte) '?');
        in.position(in.position() + result.length());
      }
      out.clear();
    }
  }
}
