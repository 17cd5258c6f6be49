package io.ledgerline.messages.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The text of a string literal in UTF-8, and where in the body each of its bytes came from. A
 * literal without escapes is not copied. The literal must have been accepted by {@link
 * JsonScanner}. Immutable as long as nobody writes to the body.
 */
public final class DecodedText {
  private static final int UNICODE = 6;
  private static final int PAIR = 12;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final int source;
  private int[] decodedAt = {};
  private int[] sourceAt = {};
  private int jumps;

  private DecodedText(byte[] body, Span literal) {
    this.bytes = body;
    this.start = literal.start() + 1;
    this.end = literal.end() - 1;
    this.source = start;
  }

  private DecodedText(byte[] body, int from, int to) {
    byte[] decoded = new byte[to - from];
    this.decodedAt = new int[8];
    this.sourceAt = new int[8];
    this.source = from;
    int out = 0;
    for (int at = from; at < to; ) {
      if (body[at] != '\\') {
        decoded[out++] = body[at++];
        continue;
      }
      int length = escapeLength(body, at);
      byte[] text = JsonString.decode(body, at, at + length, true).getBytes(UTF_8);
      System.arraycopy(text, 0, decoded, out, text.length);
      out += text.length;
      at += length;
      jump(out, at);
    }
    this.bytes = Arrays.copyOf(decoded, out);
    this.start = 0;
    this.end = out;
  }

  /** Decodes the literal, quotes included, at {@code literal}. */
  public static DecodedText of(byte[] body, Span literal, boolean escaped) {
    return escaped
        ? new DecodedText(body, literal.start() + 1, literal.end() - 1)
        : new DecodedText(body, literal);
  }

  /** Holds the text from {@link #start} to {@link #end}; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Offset of the text's first byte in {@link #bytes}. */
  public int start() {
    return start;
  }

  /** Offset behind its last byte. */
  public int end() {
    return end;
  }

  /**
   * Where in the body the character that begins at this offset begins; for {@link #end}, where the
   * closing quote is.
   */
  public int source(int offset) {
    int found = Arrays.binarySearch(decodedAt, 0, jumps, offset);
    int jump = found >= 0 ? found : -found - 2;
    return jump < 0 ? source + offset - start : sourceAt[jump] + offset - decodedAt[jump];
  }

  private static int escapeLength(byte[] body, int at) {
    if (body[at + 1] != 'u') {
      return 2;
    }
    boolean high = (body[at + 2] | 0x20) == 'd' && "89abAB".indexOf(body[at + 3]) >= 0;
    return high ? PAIR : UNICODE;
  }

  private void jump(int decoded, int from) {
    if (jumps == decodedAt.length) {
      decodedAt = Arrays.copyOf(decodedAt, jumps * 2);
      sourceAt = Arrays.copyOf(sourceAt, jumps * 2);
    }
    decodedAt[jumps] = decoded;
    sourceAt[jumps++] = from;
  }
}
