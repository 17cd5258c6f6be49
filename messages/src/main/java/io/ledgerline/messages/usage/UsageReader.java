package io.ledgerline.messages.usage;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseKind;
import org.jspecify.annotations.Nullable;

/**
 * Follows one answer, event by event or as a JSON body, and keeps what it came to. Counts in {@code
 * message_delta} are totals that replace those of {@code message_start}; what a delta leaves out or
 * null stays. Never throws: what can't be read is marked in the answer. Not thread-safe.
 */
public final class UsageReader {
  private static final Names MESSAGE_KEYS =
      Names.of("id", "model", "stop_reason", "usage", "content", "type", "error", "container");
  private static final Names EVENT_KEYS = Names.of("message", "delta", "usage", "error");
  private static final Names STOP_KEYS = Names.of("stop_reason", "container");
  private static final Names CONTAINER_KEYS = Names.of("id");
  private static final Names ERROR_KEYS = Names.of("type");

  private final Counts counts = new Counts();
  private @Nullable String id;
  private @Nullable String model;
  private @Nullable String stopReason;
  private @Nullable String errorType;
  private @Nullable String containerId;
  private boolean outputMetered;
  private long contentBytes;
  private boolean unreadable;
  private Answer.End end = Answer.End.OPEN;

  /** Takes the next event of a stream. */
  public void event(SseEvent event) {
    switch (event.kind()) {
      case CONTENT_BLOCK_DELTA -> contentBytes += delta(event);
      case MESSAGE_START, MESSAGE_DELTA, ERROR -> facts(event);
      case MESSAGE_STOP -> end = Answer.End.COMPLETE;
      case CONTENT_BLOCK_START, CONTENT_BLOCK_STOP, PING, OTHER, NONE -> {}
    }
    if (event.kind() == SseKind.ERROR) {
      end = Answer.End.ERROR;
    }
  }

  /** Takes the whole body of an answer that is not a stream, whether a message or an error. */
  public void json(byte[] body, int from, int to) {
    var scanner = new JsonScanner(body, from, to);
    try {
      message(scanner);
      scanner.endOfDocument();
      outputMetered = counts.any();
      end = errorType == null ? Answer.End.COMPLETE : Answer.End.ERROR;
    } catch (MalformedJsonException e) {
      unreadable = true;
    }
  }

  /** Whether the answer's end was seen, its last event or an error. */
  public boolean ended() {
    return end != Answer.End.OPEN;
  }

  /** What was seen so far. */
  public Answer answer() {
    return new Answer(
        id,
        model,
        stopReason,
        errorType,
        counts.usage(),
        counts.any(),
        outputMetered,
        contentBytes,
        unreadable ? Answer.End.UNREADABLE : end);
  }

  /** The upstream's container that the answer ran in; null without one. */
  public @Nullable String containerId() {
    return containerId;
  }

  private long delta(SseEvent event) {
    try {
      return ContentBytes.ofDelta(event.data(), event.dataStart(), event.dataEnd());
    } catch (MalformedJsonException e) {
      unreadable = true;
      return event.length();
    }
  }

  private void facts(SseEvent event) {
    if (!event.hasData()) {
      unreadable = true;
      return;
    }
    var scanner = new JsonScanner(event.data(), event.dataStart(), event.dataEnd());
    try {
      for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
        switch (scanner.indexIn(EVENT_KEYS)) {
          case 0 -> message(scanner);
          case 1 -> stopReason(scanner);
          case 2 -> {
            counts.read(scanner);
            outputMetered = true;
          }
          case 3 -> error(scanner);
          default -> scanner.skipValue();
        }
      }
    } catch (MalformedJsonException e) {
      unreadable = true;
    }
  }

  private void message(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      switch (scanner.indexIn(MESSAGE_KEYS)) {
        case 0 -> id = text(scanner, id);
        case 1 -> model = text(scanner, model);
        case 2 -> stopReason = text(scanner, stopReason);
        case 3 -> counts.read(scanner);
        case 4 -> contentBytes += ContentBytes.ofBlocks(scanner);
        case 6 -> error(scanner);
        case 7 -> container(scanner);
        default -> scanner.skipValue();
      }
    }
  }

  private void stopReason(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      switch (scanner.indexIn(STOP_KEYS)) {
        case 0 -> stopReason = text(scanner, stopReason);
        case 1 -> container(scanner);
        default -> scanner.skipValue();
      }
    }
  }

  private void container(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(CONTAINER_KEYS) == 0) {
        containerId = text(scanner, containerId);
      } else {
        scanner.skipValue();
      }
    }
  }

  private void error(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    errorType = "unknown";
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(ERROR_KEYS) == 0) {
        errorType = text(scanner, errorType);
      } else {
        scanner.skipValue();
      }
    }
  }

  private static @Nullable String text(JsonScanner scanner, @Nullable String before)
      throws MalformedJsonException {
    boolean given = scanner.peek() == '"';
    scanner.skipValue();
    return given ? scanner.stringValue() : before;
  }
}
