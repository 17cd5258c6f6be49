package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;

/**
 * Reads blocks of {@code system} and {@code messages}: their shape, media, cache markers.
 *
 * <p>A key may stand before the {@code type} that gives it meaning, so a block's findings are
 * weighed when it ends. Keys listed here are refused when repeated even where this class only skips
 * them: others read them later, and a repeated key would let two readers see two texts.
 */
final class BlockLocator {
  private static final Names BLOCK_KEYS =
      Names.of(
          "type",
          "text",
          "source",
          "content",
          "cache_control",
          "file_id",
          "input",
          "title",
          "context",
          "name",
          "id",
          "tool_use_id",
          "thinking",
          "signature",
          "data",
          "url",
          "is_error",
          "encrypted_content");
  private static final Names SOURCE_KEYS =
      Names.of("type", "data", "content", "file_id", "url", "media_type");
  private static final Names BLOCK_TYPES = Names.of("text", "image", "document");

  /** What a user, an operator or the model itself says; every other block came from elsewhere. */
  private static final Names OWN_WORDS =
      Names.of(
          "text",
          "thinking",
          "redacted_thinking",
          "tool_use",
          "server_tool_use",
          "mcp_tool_use",
          "fallback",
          "tool_addition",
          "tool_removal");

  private static final Names SOURCE_TYPES = Names.of("base64", "url", "file", "text", "content");
  private static final Names CACHE_KEYS = Names.of("type", "ttl");
  private static final int BASE64 = 0;
  private static final int URL = 1;
  private static final int FILE = 2;
  private static final int ABSENT = -1;

  private final TypedReader reader;
  private final JsonScanner scanner;
  private final RequestFacts facts;
  private int sourceType = ABSENT; // of the source read last
  private long sourceBytes;

  BlockLocator(TypedReader reader, RequestFacts facts) {
    this.reader = reader;
    this.scanner = reader.scanner;
    this.facts = facts;
  }

  /** Reads an array of blocks; returns how many. */
  int blocks(String key, boolean system) throws MalformedJsonException, RefusedBodyException {
    int count = 0;
    reader.down(key);
    reader.downToElements();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      reader.element(count++);
      block();
      if (system) {
        facts.systemLastBlockEnd = scanner.position();
      }
    }
    reader.up();
    reader.up();
    return count;
  }

  /** Content of a block or source: one block, further blocks in an array, or what is skipped. */
  private void nested() throws MalformedJsonException, RefusedBodyException {
    byte first = scanner.peek();
    if (first == '{') {
      result();
      return;
    }
    if (first != '[') {
      scanner.skipValue();
      return;
    }
    reader.down("content");
    reader.downToElements();
    int count = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      reader.element(count++);
      if (scanner.peek() == '{') {
        block();
      } else {
        scanner.skipValue();
      }
    }
    reader.up();
    reader.up();
  }

  /**
   * What a tool of the upstream's gave, as the API sent it before: a page or PDF in it is paid for
   * again like one in a block. The files it names are the upstream's own output and not read again.
   */
  private void result() throws MalformedJsonException, RefusedBodyException {
    int named = facts.upstreamIds.size();
    int files = facts.files;
    reader.down("content");
    block();
    reader.up();
    facts.upstreamIds.subList(named, facts.upstreamIds.size()).clear();
    facts.files = files;
  }

  private void block() throws MalformedJsonException, RefusedBodyException {
    long seen = 0;
    int type = ABSENT;
    int source = ABSENT;
    long bytes = 0;
    boolean textIsText = true;
    for (boolean more = reader.object(""); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(BLOCK_KEYS);
      if (key < 0) {
        scanner.skipValue();
        continue;
      }
      seen = reader.once(seen, key, BLOCK_KEYS);
      switch (key) {
        case 0 -> {
          reader.stringToken("type");
          type = scanner.indexIn(BLOCK_TYPES);
          facts.foreignBlocks |= scanner.indexIn(OWN_WORDS) < 0;
        }
        case 1 -> {
          textIsText = scanner.peek() == '"';
          scanner.skipValue();
        }
        case 2 -> {
          source();
          source = sourceType;
          bytes = sourceBytes;
        }
        case 3 -> nested();
        case 4 -> cacheControl();
        case 5 -> file();
        default -> scanner.skipValue();
      }
    }
    if ((seen & 1) == 0) {
      throw reader.wrong("type", "Field required");
    }
    if (type == 0 && !(textIsText && (seen & 2) != 0)) {
      throw reader.wrong(
          "text", (seen & 2) == 0 ? "Field required" : "Input should be a valid string");
    }
    count(type, source, bytes);
  }

  private void count(int type, int source, long bytes) {
    if (type == 1) {
      facts.images++;
      facts.imageBytes += source == BASE64 ? bytes : 0;
    } else if (type == 2) {
      facts.documents++;
      facts.pdfs += source == BASE64 || source == ABSENT ? 1 : 0;
      facts.pdfBytes += source == BASE64 ? bytes : 0;
    }
  }

  private void source() throws MalformedJsonException, RefusedBodyException {
    sourceType = ABSENT;
    sourceBytes = 0;
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    reader.down("source");
    long seen = 0;
    int type = ABSENT;
    long bytes = 0;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(SOURCE_KEYS);
      if (key >= 0) {
        seen = reader.once(seen, key, SOURCE_KEYS);
      }
      switch (key) {
        case 0 -> {
          reader.stringToken("type");
          type = scanner.indexIn(SOURCE_TYPES);
        }
        case 1 -> {
          scanner.peek();
          int start = scanner.position();
          scanner.skipValue();
          bytes = Math.max(0, scanner.position() - start - 2);
        }
        case 2 -> nested();
        case 3 -> file();
        default -> scanner.skipValue();
      }
    }
    reader.up();
    facts.urls += type == URL ? 1 : 0;
    facts.files += type == FILE && (seen & 8) == 0 ? 1 : 0;
    sourceType = type;
    sourceBytes = bytes;
  }

  private void file() throws MalformedJsonException, RefusedBodyException {
    String id = reader.stringOrNull("file_id");
    if (id != null) {
      facts.files++;
      facts.upstreamIds.add(new UpstreamId(UpstreamId.Kind.FILE, id));
    }
  }

  /** A cache marker wherever one may stand; a life that is not five minutes counts as an hour. */
  void cacheControl() throws MalformedJsonException, RefusedBodyException {
    if (reader.nextIsNull()) {
      scanner.skipValue();
      return;
    }
    boolean more = reader.object("cache_control");
    reader.down("cache_control");
    CacheUse use = CacheUse.FIVE_MINUTES;
    long seen = 0;
    for (; more; more = scanner.nextMember()) {
      int key = scanner.indexIn(CACHE_KEYS);
      if (key >= 0) {
        seen = reader.once(seen, key, CACHE_KEYS);
      }
      if (key != 1) {
        scanner.skipValue();
        continue;
      }
      String ttl = reader.stringOrNull("ttl");
      use = ttl == null || ttl.equals("5m") ? CacheUse.FIVE_MINUTES : CacheUse.ONE_HOUR;
    }
    reader.up();
    facts.cache(use);
  }
}
