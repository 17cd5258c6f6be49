package io.ledgerline.gateway.relay;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A copy of one answer's body on its way through, for who keeps it: of what came, or of what goes
 * to the client. Its memory counts with that of the request bodies; an answer that is too long, or
 * for which there is no room, is not copied, and that can be asked. Written on the loop, read by
 * the line once the end was handed over.
 */
public final class AnswerCopy implements AutoCloseable {
  /** Nothing is copied. */
  public static final AnswerCopy NONE = new AnswerCopy(Side.NONE, new BufferedBytes(0), 0);

  private static final int FIRST = 4 << 10;

  /** Which bytes are copied. */
  public enum Side {
    NONE,
    /** As they came from the upstream. */
    RECEIVED,
    /** As the client gets them. */
    RELEASED
  }

  private final Side side;
  private final BufferedBytes memory;
  private final int longest;
  private byte[] bytes = {};
  private int length;
  private String gaveUp = "";
  private boolean closed;

  /** A copy of one side, up to a length, in that memory. */
  public AnswerCopy(Side side, BufferedBytes memory, int longest) {
    this.side = side;
    this.memory = memory;
    this.longest = longest;
  }

  void received(byte[] from, int start, int count) {
    if (side == Side.RECEIVED) {
      add(from, start, count);
    }
  }

  void released(byte[] from, int start, int count) {
    if (side == Side.RELEASED) {
      add(from, start, count);
    }
  }

  private synchronized void add(byte[] from, int start, int count) {
    if (closed || !gaveUp.isEmpty()) {
      return;
    }
    if (count > longest - length) {
      giveUp("too_long");
      return;
    }
    if (!room(length + count)) {
      giveUp("no_memory");
      return;
    }
    System.arraycopy(from, start, bytes, length, count);
    length += count;
  }

  private boolean room(int wanted) {
    if (wanted <= bytes.length) {
      return true;
    }
    int larger = Math.max(wanted, Math.max(FIRST, Math.min(longest, 2 * bytes.length)));
    if (!memory.take(larger - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, larger);
    return true;
  }

  private void giveUp(String why) {
    giveBack();
    gaveUp = why;
  }

  private void giveBack() {
    memory.giveBack(bytes.length);
    bytes = new byte[0];
    length = 0;
  }

  /** Which side it copies. */
  public Side side() {
    return side;
  }

  /** The copy, or null where there is none. */
  public synchronized byte @Nullable [] bytes() {
    return side == Side.NONE || !gaveUp.isEmpty() ? null : Arrays.copyOf(bytes, length);
  }

  /** Why there is no copy: {@code too_long} or {@code no_memory}; empty where there is one. */
  public synchronized String gaveUp() {
    return gaveUp;
  }

  /** Gives the memory back; what still comes is not copied. */
  @Override
  public synchronized void close() {
    if (side != Side.NONE) {
      closed = true;
      giveBack();
    }
  }
}
