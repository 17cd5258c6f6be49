package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands beside the conversation: tools, thread, fallbacks, metadata and the like. */
final class OptionLocator {
  static final Names TOOL_KEYS =
      Names.of(
          "name",
          "type",
          "max_uses",
          "model",
          "cache_control",
          "mcp_server_name",
          "description",
          "input_schema");
  private static final Names METADATA_KEYS = Names.of("user_id");
  private static final Names THINKING_KEYS = Names.of("budget_tokens");
  private static final Names THREAD_KEYS = Names.of("type", "previous_message_id");
  private static final Names THREAD_TYPES = Names.of("create", "continue");
  private static final Names FALLBACK_KEYS = Names.of("model", "max_tokens", "speed");
  private static final Names CONTAINER_KEYS = Names.of("id", "skills");
  private static final Names SKILL_KEYS = Names.of("skill_id");
  private static final Names DIAGNOSTIC_KEYS = Names.of("previous_message_id");
  private static final Names MANAGEMENT_KEYS = Names.of("edits");
  private static final Names EDIT_KEYS = Names.of("type");

  private final TypedReader reader;
  private final JsonScanner scanner;
  private final RequestFacts facts;
  private final BlockLocator blocks;

  OptionLocator(TypedReader reader, RequestFacts facts, BlockLocator blocks) {
    this.reader = reader;
    this.scanner = reader.scanner;
    this.facts = facts;
    this.blocks = blocks;
  }

  /** What one known key of an object holds. */
  private interface Member {
    void read(int key) throws MalformedJsonException, RefusedBodyException;
  }

  /** What one element of an array holds. */
  private interface Element {
    void read() throws MalformedJsonException, RefusedBodyException;
  }

  /** Walks an object, or nothing where it is null; unknown keys pass unread. */
  private void object(String name, Names keys, Member member)
      throws MalformedJsonException, RefusedBodyException {
    if (reader.nextIsNull()) {
      scanner.skipValue();
      return;
    }
    boolean more = reader.object(name);
    reader.down(name);
    long seen = 0;
    for (; more; more = scanner.nextMember()) {
      int key = scanner.indexIn(keys);
      if (key < 0) {
        scanner.skipValue();
      } else {
        seen = reader.once(seen, key, keys);
        member.read(key);
      }
    }
    reader.up();
  }

  /** Walks an array, or nothing where it is null. */
  private void array(String name, Element element)
      throws MalformedJsonException, RefusedBodyException {
    if (reader.nextIsNull()) {
      scanner.skipValue();
      return;
    }
    boolean more = reader.array(name);
    reader.down(name);
    reader.downToElements();
    for (int i = 0; more; more = scanner.nextElement()) {
      reader.element(i++);
      element.read();
    }
    reader.up();
    reader.up();
  }

  void tools() throws MalformedJsonException, RefusedBodyException {
    List<Tool> tools = new ArrayList<>();
    array("tools", () -> tools.add(tool()));
    facts.tools = List.copyOf(tools);
  }

  private Tool tool() throws MalformedJsonException, RefusedBodyException {
    String name = "";
    String server = "";
    String type = "custom";
    long maxUses = -1;
    String model = null;
    long seen = 0;
    for (boolean more = reader.object(""); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(TOOL_KEYS);
      if (key >= 0) {
        seen = reader.once(seen, key, TOOL_KEYS);
      }
      switch (key) {
        case 0 -> name = orElse(reader.stringOrNull("name"), "");
        case 1 -> type = orElse(reader.stringOrNull("type"), "custom");
        case 2 -> maxUses = integerOrNone("max_uses");
        case 3 -> model = reader.stringOrNull("model");
        case 4 -> blocks.cacheControl();
        case 5 -> server = orElse(reader.stringOrNull("mcp_server_name"), "");
        default -> scanner.skipValue();
      }
    }
    return new Tool(name.isEmpty() ? server : name, type, maxUses, model);
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null ? other : value;
  }

  private long integerOrNone(String leaf) throws MalformedJsonException, RefusedBodyException {
    if (reader.nextIsNull()) {
      scanner.skipValue();
      return -1;
    }
    return reader.integer(leaf);
  }

  void metadata() throws MalformedJsonException, RefusedBodyException {
    object("metadata", METADATA_KEYS, key -> facts.metadataUserId = reader.stringOrNull("user_id"));
  }

  void thinking() throws MalformedJsonException, RefusedBodyException {
    object("thinking", THINKING_KEYS, key -> facts.thinkingBudget = integerOrNone("budget_tokens"));
  }

  void topLevelCacheControl() throws MalformedJsonException, RefusedBodyException {
    blocks.cacheControl();
  }

  /** Compaction asked for by an edit of {@code context_management}. */
  void contextManagement() throws MalformedJsonException, RefusedBodyException {
    object(
        "context_management",
        MANAGEMENT_KEYS,
        key ->
            array(
                "edits",
                () ->
                    object(
                        "",
                        EDIT_KEYS,
                        edit -> facts.compaction |= reader.string("type").startsWith("compact"))));
  }

  void compaction() throws MalformedJsonException {
    facts.compaction |= !reader.nextIsNull();
    scanner.skipValue();
  }

  void thread() throws MalformedJsonException, RefusedBodyException {
    if (!reader.nextIsNull()) {
      facts.thread = ThreadUse.OTHER;
    }
    object("thread", THREAD_KEYS, this::threadMember);
  }

  private void threadMember(int key) throws MalformedJsonException, RefusedBodyException {
    if (key == 1) {
      facts.previousMessageId = reader.stringOrNull("previous_message_id");
      message(facts.previousMessageId);
      return;
    }
    reader.stringToken("type");
    facts.thread =
        switch (scanner.indexIn(THREAD_TYPES)) {
          case 0 -> ThreadUse.CREATE;
          case 1 -> ThreadUse.CONTINUE;
          default -> ThreadUse.OTHER;
        };
  }

  private void message(@Nullable String id) {
    if (id != null) {
      facts.upstreamIds.add(new UpstreamId(UpstreamId.Kind.MESSAGE, id));
    }
  }

  void diagnostics() throws MalformedJsonException, RefusedBodyException {
    object(
        "diagnostics", DIAGNOSTIC_KEYS, key -> message(reader.stringOrNull("previous_message_id")));
  }

  void mcpServers() throws MalformedJsonException, RefusedBodyException {
    array(
        "mcp_servers",
        () -> {
          facts.mcpServers = true;
          scanner.skipValue();
        });
  }

  void fallbacks() throws MalformedJsonException, RefusedBodyException {
    if (scanner.peek() == '"') {
      scanner.string();
      facts.fallbacksByUpstream = true;
      return;
    }
    array("fallbacks", this::fallback);
  }

  private void fallback() throws MalformedJsonException, RefusedBodyException {
    String model = "";
    long maxTokens = -1;
    Span span = null;
    boolean fast = false;
    long seen = 0;
    for (boolean more = reader.object(""); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(FALLBACK_KEYS);
      if (key >= 0) {
        seen = reader.once(seen, key, FALLBACK_KEYS);
      }
      switch (key) {
        case 0 -> model = reader.string("model");
        case 1 -> {
          scanner.peek();
          int start = scanner.position();
          maxTokens = integerOrNone("max_tokens");
          span = maxTokens < 0 ? null : reader.since(start);
        }
        case 2 -> fast = "fast".equals(reader.stringOrNull("speed"));
        default -> scanner.skipValue();
      }
    }
    if (model.isEmpty()) {
      throw reader.wrong("model", "Field required");
    }
    facts.fallbacks.add(new Fallback(model, maxTokens, span, fast));
  }

  void container() throws MalformedJsonException, RefusedBodyException {
    if (scanner.peek() == '"') {
      scanner.string();
      containerId(scanner.stringValue());
      return;
    }
    object("container", CONTAINER_KEYS, this::containerMember);
  }

  private void containerMember(int key) throws MalformedJsonException, RefusedBodyException {
    if (key == 0) {
      containerId(reader.stringOrNull("id"));
      return;
    }
    array("skills", () -> object("", SKILL_KEYS, skill -> skill(reader.string("skill_id"))));
  }

  private void containerId(@Nullable String id) {
    if (id != null) {
      facts.upstreamIds.add(new UpstreamId(UpstreamId.Kind.CONTAINER, id));
    }
  }

  private void skill(String id) {
    facts.upstreamIds.add(new UpstreamId(UpstreamId.Kind.SKILL, id));
  }
}
