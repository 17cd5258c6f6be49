package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;

/** Reads the top level of a request body; what lies deeper is left to the other locators. */
final class RequestLocator {
  static final Names KEYS =
      Names.of(
          "model",
          "max_tokens",
          "messages",
          "system",
          "stream",
          "tools",
          "metadata",
          "thinking",
          "cache_control",
          "context_management",
          "compaction",
          "thread",
          "inference_geo",
          "speed",
          "service_tier",
          "fallbacks",
          "mcp_servers",
          "container",
          "diagnostics",
          "output_config",
          "output_format",
          "tool_choice",
          "stop_sequences");
  private static final int MODEL = 0;
  private static final int MAX_TOKENS = 1;
  private static final int MESSAGES = 2;

  private final JsonScanner scanner;
  private final TypedReader reader;
  private final RequestFacts facts = new RequestFacts();
  private final MessageLocator conversation;
  private final OptionLocator options;

  private RequestLocator(byte[] body) {
    this.scanner = new JsonScanner(body);
    this.reader = new TypedReader(scanner);
    var blocks = new BlockLocator(reader, facts);
    this.conversation = new MessageLocator(reader, facts, blocks);
    this.options = new OptionLocator(reader, facts, blocks);
  }

  static Located locate(byte[] body, Endpoint endpoint) {
    try {
      return new Located.Ok(new LocatedRequest(body, new RequestLocator(body).read(endpoint)));
    } catch (MalformedJsonException e) {
      return new Located.Malformed(
          "The request body is not valid JSON: %s (byte %d)".formatted(e.reason(), e.position()));
    } catch (RefusedBodyException e) {
      return new Located.Malformed(e.sentence());
    }
  }

  private RequestFacts read(Endpoint endpoint) throws MalformedJsonException, RefusedBodyException {
    refuseByteOrderMark(scanner.bytes());
    long seen = 0;
    for (boolean more = reader.object(""); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(KEYS);
      if (key < 0) {
        scanner.skipValue();
      } else {
        seen = reader.once(seen, key, KEYS);
        member(key);
      }
    }
    scanner.endOfDocument();
    require(seen, MODEL);
    require(seen, MESSAGES);
    if (endpoint == Endpoint.MESSAGES) {
      require(seen, MAX_TOKENS);
    }
    return facts;
  }

  /** Named, for nobody sees it in an editor: what is behind it looks like JSON to people. */
  private static void refuseByteOrderMark(byte[] body) throws MalformedJsonException {
    if (begins(body, 0xEF, 0xBB, 0xBF) || begins(body, 0xFE, 0xFF) || begins(body, 0xFF, 0xFE)) {
      throw new MalformedJsonException(
          "begins with a byte order mark, expected UTF-8 without one", 0);
    }
  }

  private static boolean begins(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i == body.length || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void require(long seen, int key) throws RefusedBodyException {
    if ((seen & 1L << key) == 0) {
      throw reader.wrong(KEYS.name(key), "Field required");
    }
  }

  private void member(int key) throws MalformedJsonException, RefusedBodyException {
    switch (key) {
      case MODEL -> model();
      case MAX_TOKENS -> maxTokens();
      case MESSAGES -> conversation.messages();
      case 3 -> conversation.system();
      case 4 -> facts.stream = reader.flag("stream");
      case 5 -> options.tools();
      case 6 -> options.metadata();
      case 7 -> options.thinking();
      case 8 -> options.topLevelCacheControl();
      case 9 -> options.contextManagement();
      case 10 -> options.compaction();
      case 11 -> options.thread();
      case 12 -> facts.inferenceGeo = reader.stringOrNull("inference_geo");
      case 13 -> facts.speed = reader.stringOrNull("speed");
      case 14 -> facts.serviceTier = reader.stringOrNull("service_tier");
      case 15 -> options.fallbacks();
      case 16 -> options.mcpServers();
      case 17 -> options.container();
      case 18 -> options.diagnostics();
      case 19, 20 -> {
        facts.structuredOutput |= !reader.nextIsNull();
        scanner.skipValue();
      }
      default -> scanner.skipValue();
    }
  }

  private void model() throws MalformedJsonException, RefusedBodyException {
    scanner.peek();
    int start = scanner.position();
    facts.model = reader.string("model");
    facts.modelSpan = reader.since(start);
    if (facts.model.isEmpty()) {
      throw reader.wrong("model", "String should have at least 1 character");
    }
  }

  private void maxTokens() throws MalformedJsonException, RefusedBodyException {
    scanner.peek();
    int start = scanner.position();
    facts.maxTokens = reader.integer("max_tokens");
    facts.maxTokensSpan = reader.since(start);
  }
}
