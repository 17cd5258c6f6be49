package io.ledgerline.messages.usage;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;

/** How much a model has said, in decoded UTF-8 bytes: text, thinking, tool input, summaries. */
final class ContentBytes {
  private static final Names EVENT_KEYS = Names.of("delta");
  private static final Names DELTA_KEYS = Names.of("text", "partial_json", "thinking", "content");
  private static final Names BLOCK_KEYS = Names.of("type", "text", "thinking", "input", "content");
  private static final Names COUNTED_TYPES =
      Names.of("text", "thinking", "tool_use", "server_tool_use", "mcp_tool_use", "compaction");

  private ContentBytes() {}

  /** Bytes that one {@code content_block_delta} adds. */
  static long ofDelta(byte[] data, int start, int end) throws MalformedJsonException {
    if (start < 0) {
      return 0;
    }
    var scanner = new JsonScanner(data, start, end);
    long bytes = 0;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(EVENT_KEYS) == 0 && scanner.peek() == '{') {
        for (boolean in = scanner.enterObject(); in; in = scanner.nextMember()) {
          bytes += scanner.indexIn(DELTA_KEYS) >= 0 ? valueBytes(scanner) : skipped(scanner);
        }
      } else {
        scanner.skipValue();
      }
    }
    return bytes;
  }

  /** Bytes of the blocks of a whole message, results of the upstream's own tools left out. */
  static long ofBlocks(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '[') {
      return skipped(scanner);
    }
    long bytes = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      bytes += scanner.peek() == '{' ? block(scanner) : skipped(scanner);
    }
    return bytes;
  }

  private static long block(JsonScanner scanner) throws MalformedJsonException {
    long bytes = 0;
    boolean counted = false;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(BLOCK_KEYS);
      if (key == 0 && scanner.peek() == '"') {
        scanner.string();
        counted = scanner.indexIn(COUNTED_TYPES) >= 0;
      } else {
        bytes += key > 0 ? valueBytes(scanner) : skipped(scanner);
      }
    }
    return counted ? bytes : 0;
  }

  private static long skipped(JsonScanner scanner) throws MalformedJsonException {
    scanner.skipValue();
    return 0;
  }

  /** A string's decoded length; the written length of an object or array; nothing for the rest. */
  private static long valueBytes(JsonScanner scanner) throws MalformedJsonException {
    byte first = scanner.peek();
    int start = scanner.position();
    scanner.skipValue();
    if (first == '"') {
      return JsonString.decodedLength(
          scanner.bytes(), scanner.stringStart(), scanner.stringEnd(), scanner.stringEscaped());
    }
    return first == '{' || first == '[' ? scanner.position() - start : 0;
  }
}
