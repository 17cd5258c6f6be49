package io.ledgerline.gateway.protect;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import org.jspecify.annotations.Nullable;

/**
 * What one event of a stream says about a content block.
 *
 * @param index which block; -1 where the event is about none
 * @param type the block's or the delta's type, by its place among {@link #TYPES}; -1 for another
 * @param text the inside of the literal that continues the block; null where there is none
 * @param block the block, or the citation, that comes whole; null where there is none
 */
record DeltaEvent(int index, int type, @Nullable Span text, @Nullable Span block) {
  static final int TEXT = 0;
  static final int TEXT_DELTA = 1;
  static final int INPUT_DELTA = 2;

  private static final Names TYPES =
      Names.of(
          "text", "text_delta", "input_json_delta", "tool_use", "server_tool_use", "mcp_tool_use");
  private static final Names KEYS = Names.of("index", "delta", "content_block");
  private static final Names INNER = Names.of("type", "text", "partial_json", "citation");

  private static final int CITATION = 3;

  boolean isToolUse() {
    return type > INPUT_DELTA;
  }

  static DeltaEvent read(byte[] data, int start, int end) throws MalformedJsonException {
    var scanner = new JsonScanner(data, start, end);
    var event = new DeltaEvent(-1, -1, null, null);
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      event =
          switch (scanner.indexIn(KEYS)) {
            case 0 -> event.at(number(scanner));
            case 1 -> event.delta(scanner);
            case 2 -> event.started(scanner);
            default -> {
              scanner.skipValue();
              yield event;
            }
          };
    }
    return event;
  }

  private DeltaEvent at(int at) {
    return new DeltaEvent(at, type, text, block);
  }

  private DeltaEvent started(JsonScanner scanner) throws MalformedJsonException {
    scanner.peek();
    int from = scanner.position();
    DeltaEvent inside = delta(scanner);
    return new DeltaEvent(index, inside.type, null, new Span(from, scanner.position()));
  }

  private DeltaEvent delta(JsonScanner scanner) throws MalformedJsonException {
    int kind = -1;
    Span literal = null;
    Span citation = null;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(INNER);
      scanner.peek();
      int from = scanner.position();
      boolean string = scanner.bytes()[from] == '"';
      scanner.skipValue();
      if (key == 0 && string) {
        kind = scanner.indexIn(TYPES);
      } else if ((key == 1 || key == 2) && string) {
        literal = new Span(from + 1, scanner.position() - 1);
      } else if (key == CITATION) {
        citation = new Span(from, scanner.position());
      }
    }
    return new DeltaEvent(index, kind, literal, citation);
  }

  private static int number(JsonScanner scanner) throws MalformedJsonException {
    scanner.peek();
    int from = scanner.position();
    scanner.skipValue();
    int value = 0;
    for (int at = from; at < scanner.position(); at++) {
      int digit = scanner.bytes()[at] - '0';
      if (digit < 0 || digit > 9 || value > 100_000) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
