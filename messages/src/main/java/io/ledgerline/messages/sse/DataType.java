package io.ledgerline.messages.sse;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;

/** The kind that an event's data names, for streams that lost their {@code event} lines. */
final class DataType {
  private static final Names KEYS = Names.of("type");

  private DataType() {}

  static SseKind of(byte[] data, int start, int end) {
    var scanner = new JsonScanner(data, start, end);
    try {
      for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
        if (scanner.indexIn(KEYS) == 0 && scanner.peek() == '"') {
          scanner.string();
          return SseKind.of(data, scanner.stringStart(), scanner.stringEnd());
        }
        scanner.skipValue();
      }
    } catch (MalformedJsonException e) {
      return SseKind.OTHER;
    }
    return SseKind.OTHER;
  }
}
