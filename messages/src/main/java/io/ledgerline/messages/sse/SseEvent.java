package io.ledgerline.messages.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One event of a stream with the raw bytes it came in, blank line and comments included: the raw
 * bytes of all events and the splitter's rest, one after the other, are the stream.
 *
 * <p>Views the chunk it arrived in (or a buffer of its own when it spans chunks); immutable as long
 * as nobody writes there. Fields as in the WHATWG HTML standard, section 9.2.6.
 */
public final class SseEvent {
  private static final int ABSENT = -1;

  private final byte[] buffer;
  private final int start;
  private final int end;
  private int typeStart = ABSENT;
  private int typeEnd = ABSENT;
  private byte[] data;
  private int dataStart = ABSENT;
  private int dataEnd = ABSENT;
  private boolean joined;
  private SseKind kind = SseKind.NONE;

  SseEvent(byte[] buffer, int start, int end, int from) {
    this.buffer = buffer;
    this.data = buffer;
    this.start = start;
    this.end = end;
    readLines(from);
    if (typeStart != typeEnd) {
      kind = SseKind.of(buffer, typeStart, typeEnd);
    } else if (hasData()) {
      kind = DataType.of(data, dataStart, dataEnd);
    }
  }

  /** The event's kind by its {@code event} field; without one, by {@code type} of its data. */
  public SseKind kind() {
    return kind;
  }

  /** The {@code event} field; empty when there is none. */
  public String type() {
    return typeStart == typeEnd
        ? ""
        : new String(buffer, typeStart, typeEnd - typeStart, StandardCharsets.UTF_8);
  }

  /** The array that holds the raw bytes from {@link #start} to {@link #end}. */
  public byte[] buffer() {
    return buffer;
  }

  /** First raw byte. */
  public int start() {
    return start;
  }

  /** Offset after the last raw byte. */
  public int end() {
    return end;
  }

  /** Length in raw bytes. */
  public int length() {
    return end - start;
  }

  /** The raw bytes, not copied. */
  public ByteBuffer raw() {
    return ByteBuffer.wrap(buffer, start, end - start).slice().asReadOnlyBuffer();
  }

  /** Whether there is a {@code data} field. */
  public boolean hasData() {
    return dataStart != ABSENT;
  }

  /** The array that holds the data; another than {@link #buffer} when it came on several lines. */
  public byte[] data() {
    return data;
  }

  /** First byte of the data in {@link #data}; -1 without data. */
  public int dataStart() {
    return dataStart;
  }

  /** Offset after the last byte of the data; -1 without data. */
  public int dataEnd() {
    return dataEnd;
  }

  /** The data as text. */
  public String dataText() {
    return hasData()
        ? new String(data, dataStart, dataEnd - dataStart, StandardCharsets.UTF_8)
        : "";
  }

  private void readLines(int from) {
    int at = from;
    while (at < end) {
      int lineEnd = Lines.end(buffer, at, end);
      if (lineEnd > at) {
        line(at, lineEnd);
      }
      at = lineEnd + 1;
    }
  }

  private void line(int from, int to) {
    int colon = from;
    while (colon < to && buffer[colon] != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, to);
    if (value < to && buffer[value] == ' ') {
      value++;
    }
    if (is("data", from, colon)) {
      addData(value, to);
    } else if (is("event", from, colon)) {
      typeStart = value;
      typeEnd = to;
    }
  }

  private boolean is(String name, int from, int to) {
    if (to - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (buffer[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void addData(int from, int to) {
    if (!hasData()) {
      dataStart = from;
      dataEnd = to;
      return;
    }
    if (!joined) {
      joined = true;
      joinInto(new byte[length()]);
    }
    data[dataEnd++] = '\n';
    System.arraycopy(buffer, from, data, dataEnd, to - from);
    dataEnd += to - from;
  }

  /** All lines joined are no longer than the event they came in, so one array holds them. */
  private void joinInto(byte[] whole) {
    System.arraycopy(data, dataStart, whole, 0, dataEnd - dataStart);
    data = whole;
    dataEnd -= dataStart;
    dataStart = 0;
  }
}
