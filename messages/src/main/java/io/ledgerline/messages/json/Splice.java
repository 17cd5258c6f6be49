package io.ledgerline.messages.json;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A body with edits applied: every byte outside the edits is the body's own, in its own order.
 *
 * <p>Edits may come in any order but must not overlap; insertions at the same place keep the order
 * of the list. Immutable as long as nobody writes to the arrays it was given.
 */
public final class Splice {
  private final byte[] body;
  private final List<Edit> edits;
  private final int length;

  private Splice(byte[] body, List<Edit> edits) {
    this.body = body;
    this.edits = edits;
    this.length = checkedLength(body.length, edits);
  }

  /**
   * A splice of these edits into this body.
   *
   * @throws IllegalArgumentException if edits overlap or reach outside the body
   */
  public static Splice of(byte[] body, List<Edit> edits) {
    var sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    return new Splice(body, sorted);
  }

  /** The edited body as one array; the body itself when there is nothing to edit. */
  public static byte[] apply(byte[] body, List<Edit> edits) {
    return edits.isEmpty() ? body : of(body, edits).bytes();
  }

  /** Length in bytes after the edits. */
  public int length() {
    return length;
  }

  /** The edited body as a new array. */
  public byte[] bytes() {
    byte[] result = new byte[length];
    int to = 0;
    for (ByteBuffer part : buffers()) {
      int size = part.remaining();
      part.get(result, to, size);
      to += size;
    }
    return result;
  }

  /** The edited body in parts: slices of the untouched body and the replacements, none copied. */
  public List<ByteBuffer> buffers() {
    var parts = new ArrayList<ByteBuffer>(edits.size() * 2 + 1);
    int from = 0;
    for (Edit edit : edits) {
      add(parts, body, from, edit.start());
      add(parts, edit.replacement(), 0, edit.replacement().length);
      from = edit.end();
    }
    add(parts, body, from, body.length);
    return parts;
  }

  private static void add(List<ByteBuffer> parts, byte[] bytes, int from, int to) {
    if (from < to) {
      parts.add(ByteBuffer.wrap(bytes, from, to - from).slice().asReadOnlyBuffer());
    }
  }

  private static int checkedLength(int bodyLength, List<Edit> edits) {
    int length = bodyLength;
    int from = 0;
    for (Edit edit : edits) {
      if (edit.start() < from || edit.end() > bodyLength) {
        throw new IllegalArgumentException(
            "edit: %d..%d (expected: within %d..%d)"
                .formatted(edit.start(), edit.end(), from, bodyLength));
      }
      length = Math.addExact(length, edit.replacement().length - (edit.end() - edit.start()));
      from = edit.end();
    }
    return length;
  }
}
