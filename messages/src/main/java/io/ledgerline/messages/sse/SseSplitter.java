package io.ledgerline.messages.sse;

import java.util.Arrays;

/**
 * Splits a stream of server-sent events as its chunks arrive, wherever they were cut. Lines end in
 * LF, CR LF or CR; an event ends with the blank line after it. Blank lines between events belong to
 * the next one.
 *
 * <p>An event that lies in one chunk is handed over as a view of it; only one that spans chunks is
 * copied, once. The pieces depend on the bytes alone, never on how they were cut; for that, an
 * event that ends in a lone CR waits for one more byte. Not thread-safe; holds at most one event.
 */
public final class SseSplitter {
  /** Bytes an event may have unless said otherwise: 16 MiB. */
  public static final int DEFAULT_LIMIT = 16 << 20;

  private static final byte[] NOTHING = {};

  private final int limit;
  private byte[] carry = NOTHING;
  private int carried;
  private boolean lineEmpty = true;
  private boolean anyLine;
  private boolean afterCr;
  private boolean ended;
  private boolean atStreamStart = true;

  /** Receives whole events in order. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one event; the array behind it is not written to by the splitter afterwards. */
    void event(SseEvent event);
  }

  /** A splitter with the default limit. */
  public SseSplitter() {
    this(DEFAULT_LIMIT);
  }

  /** A splitter that refuses events longer than {@code limit} bytes. */
  public SseSplitter(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: >= 1)");
    }
    this.limit = limit;
  }

  /**
   * Takes the next bytes of the stream, {@code from} inclusive to {@code to} exclusive. The array
   * must not be written to while events of it are in use.
   *
   * @throws OversizedEventException if an event exceeds the limit; events before it were delivered
   */
  public void feed(byte[] chunk, int from, int to, Sink sink) throws OversizedEventException {
    int eventStart = from;
    int at = from;
    while (at < to) {
      if (afterCr) {
        afterCr = false;
        at += chunk[at] == '\n' ? 1 : 0;
      } else {
        at = line(chunk, at, to);
      }
      if (ended && !afterCr) {
        emit(chunk, eventStart, at, sink);
        eventStart = at;
      }
    }
    keep(chunk, eventStart, to);
  }

  /** Takes a whole array. */
  public void feed(byte[] chunk, Sink sink) throws OversizedEventException {
    feed(chunk, 0, chunk.length, sink);
  }

  /** Bytes held of an event that is not complete. */
  public int pending() {
    return carried;
  }

  /**
   * Ends the stream: delivers an event that only waited for the byte after its CR, and returns what
   * is left, an incomplete event or nothing. The standard says to discard it; who forwards bytes
   * sends it on.
   */
  public byte[] finish(Sink sink) throws OversizedEventException {
    if (ended) {
      afterCr = false;
      emit(NOTHING, 0, 0, sink);
    }
    byte[] rest = Arrays.copyOf(carry, carried);
    carried = 0;
    return rest;
  }

  /** Consumes one line or what there is of it; sets {@code ended} when it closes an event. */
  private int line(byte[] chunk, int from, int to) {
    int lineEnd = Lines.end(chunk, from, to);
    lineEmpty &= lineEnd == from;
    if (lineEnd == to) {
      return to;
    }
    ended = lineEmpty && anyLine;
    anyLine |= !lineEmpty;
    lineEmpty = true;
    afterCr = chunk[lineEnd] == '\r';
    return lineEnd + 1;
  }

  private void emit(byte[] chunk, int from, int to, Sink sink) throws OversizedEventException {
    ended = false;
    anyLine = false;
    if (carried == 0) {
      check(to - from);
      sink.event(event(chunk, from, to));
      return;
    }
    keep(chunk, from, to);
    byte[] whole = carry;
    int length = carried;
    carry = NOTHING;
    carried = 0;
    sink.event(event(whole, 0, length));
  }

  private SseEvent event(byte[] bytes, int from, int to) {
    int afterMark = from;
    if (atStreamStart
        && to - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF) {
      afterMark = from + 3;
    }
    atStreamStart = false;
    return new SseEvent(bytes, from, to, afterMark);
  }

  private void keep(byte[] chunk, int from, int to) throws OversizedEventException {
    int length = to - from;
    check((long) carried + length);
    if (carried + length > carry.length) {
      int room = (int) Math.min(limit, Math.max(carried + length, 2L * carry.length));
      carry = Arrays.copyOf(carry, room);
    }
    System.arraycopy(chunk, from, carry, carried, length);
    carried += length;
  }

  private void check(long length) throws OversizedEventException {
    if (length > limit) {
      throw new OversizedEventException(limit);
    }
  }
}
