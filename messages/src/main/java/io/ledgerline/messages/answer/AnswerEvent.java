package io.ledgerline.messages.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseKind;
import io.ledgerline.messages.sse.SseSplitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of an answer's stream and where in it stands what a reviewer reads or changes. Offsets
 * are into {@link #raw}. Source: platform.claude.com/docs/en/build-with-claude/streaming.
 *
 * @param raw the whole event, its blank line included; not to be changed
 * @param kind what the event is
 * @param index the block's index; -1 where the event is about no block
 * @param digits where the index stands; null where the event is about no block
 * @param type the type of the block that begins, or of the delta; empty elsewhere
 * @param name the tool's name where a tool's block begins; empty elsewhere
 * @param text the literal, quotes included, of {@code text}, {@code partial_json} or {@code
 *     thinking}; null without
 * @param content the literal of {@code content}, as the summary of a compaction has it; null
 *     without
 * @param input a tool's input as its block begins with it; null where no tool's block begins
 * @param stopReason the literal of a {@code message_delta}'s stop reason; null without
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough, events are never compared
public record AnswerEvent(
    byte[] raw,
    SseKind kind,
    int index,
    @Nullable Span digits,
    String type,
    String name,
    @Nullable Span text,
    @Nullable Span content,
    @Nullable Span input,
    @Nullable Span stopReason) {
  private static final Names EVENT_KEYS = Names.of("index", "content_block", "delta");
  private static final Names INNER_KEYS =
      Names.of(
          "type", "text", "partial_json", "thinking", "stop_reason", "name", "input", "content");
  private static final int NAME = 5;
  private static final int INPUT = 6;

  /**
   * Reads an event. What can't be read is an event about nothing, of its kind.
   *
   * @throws MalformedJsonException if its data are no JSON object, or came in several lines: a
   *     reviewer must not pass what it can't read
   */
  public static AnswerEvent read(byte[] raw) throws MalformedJsonException {
    var found = new SseEvent[1];
    try {
      new SseSplitter(Math.max(1, raw.length)).feed(raw, 0, raw.length, event -> found[0] = event);
    } catch (OversizedEventException e) {
      throw new IllegalStateException("the limit is the event's own length", e);
    }
    SseEvent event = found[0];
    if (event == null || !event.hasData() || !carries(event.kind())) {
      return new AnswerEvent(
          raw,
          event == null ? SseKind.NONE : event.kind(),
          -1,
          null,
          "",
          "",
          null,
          null,
          null,
          null);
    }
    if (event.data() != event.buffer()) {
      throw new MalformedJsonException("data on several lines", 0);
    }
    return new Reading(raw, event).read();
  }

  private static boolean carries(SseKind kind) {
    return switch (kind) {
      case CONTENT_BLOCK_START, CONTENT_BLOCK_DELTA, CONTENT_BLOCK_STOP, MESSAGE_DELTA -> true;
      case MESSAGE_START, MESSAGE_STOP, PING, ERROR, OTHER, NONE -> false;
    };
  }

  /** What a tool is given as its block begins; empty where that is nothing, as it is in streams. */
  public String given() {
    if (input == null) {
      return "";
    }
    String json = new String(raw, input.start(), input.length(), UTF_8);
    String bare = json.replaceAll("\\s", "");
    return bare.equals("{}") || bare.equals("null") ? "" : json;
  }

  /** The decoded text; empty without. */
  public String decoded() {
    return text == null ? "" : JsonString.decode(raw, text);
  }

  /** The same event with another text. */
  public byte[] withText(String other) {
    return text == null
        ? raw
        : Splice.apply(raw, List.of(Edit.replace(text, JsonString.encode(other))));
  }

  /** The same event of another block. */
  public byte[] withIndex(int other) {
    return digits == null || other == index
        ? raw
        : Splice.apply(
            raw, List.of(Edit.replace(digits, Integer.toString(other).getBytes(US_ASCII))));
  }

  /** Whether it says that the turn goes on in another call, behind a tool's use or a pause. */
  public boolean goesOn() {
    return StopReasons.goesOn(raw, stopReason);
  }

  /** The same event with another stop reason. */
  public byte[] withStopReason(String other) {
    return stopReason == null
        ? raw
        : Splice.apply(raw, List.of(Edit.replace(stopReason, JsonString.encode(other))));
  }

  /** One pass over the data. */
  private static final class Reading {
    private final byte[] raw;
    private final SseKind kind;
    private final JsonScanner scanner;
    private int index = -1;
    private @Nullable Span digits;
    private String type = "";
    private String name = "";
    private @Nullable Span text;
    private @Nullable Span content;
    private @Nullable Span input;
    private @Nullable Span stopReason;

    Reading(byte[] raw, SseEvent event) {
      this.raw = raw;
      this.kind = event.kind();
      this.scanner = new JsonScanner(event.data(), event.dataStart(), event.dataEnd());
    }

    AnswerEvent read() throws MalformedJsonException {
      for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
        switch (scanner.indexIn(EVENT_KEYS)) {
          case 0 -> index = number();
          case 1, 2 -> inner();
          default -> scanner.skipValue();
        }
      }
      scanner.endOfDocument();
      return new AnswerEvent(
          raw, kind, index, digits, type, name, text, content, input, stopReason);
    }

    private int number() throws MalformedJsonException {
      scanner.peek();
      int start = scanner.position();
      scanner.skipValue();
      int value = 0;
      for (int at = start; at < scanner.position(); at++) {
        int digit = raw[at] - '0';
        if (digit < 0 || digit > 9 || value > 1_000_000) {
          throw new MalformedJsonException("index that is no small number", at);
        }
        value = value * 10 + digit;
      }
      digits = new Span(start, scanner.position());
      return value;
    }

    private void inner() throws MalformedJsonException {
      if (scanner.peek() != '{') {
        scanner.skipValue();
        return;
      }
      for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
        int key = scanner.indexIn(INNER_KEYS);
        if (key == INPUT) {
          scanner.peek();
          int start = scanner.position();
          scanner.skipValue();
          input = new Span(start, scanner.position());
          continue;
        }
        if (key < 0 || scanner.peek() != '"') {
          scanner.skipValue();
          continue;
        }
        scanner.string();
        Span literal = new Span(scanner.stringStart() - 1, scanner.stringEnd() + 1);
        switch (key) {
          case 0 -> type = scanner.stringValue();
          case 1, 2, 3 -> text = literal;
          case 4 -> stopReason = literal;
          case NAME -> name = scanner.stringValue();
          default -> content = literal;
        }
      }
    }
  }
}
