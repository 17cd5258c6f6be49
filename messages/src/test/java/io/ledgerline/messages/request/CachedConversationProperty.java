package io.ledgerline.messages.request;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.Bytes;
import io.ledgerline.messages.RandomJson;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over the turns of a growing conversation, what the upstream caches stays a prefix of itself. */
class CachedConversationProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final String MARKER = ",\"cache_control\":{\"type\":\"ephemeral\"}";
  private static final JsonMapper ORDINARY = JsonMapper.builder().build();
  private static final SystemBlocks BLOCKS = SystemBlocks.of(List.of("Tone: warm.", "Prices: 3 €"));
  private final Random random = new Random(SEED);
  private final RandomJson json = new RandomJson(random);

  @Test
  void keepsToolsSystemAndEarlierMessagesTheSameOverThreeTurns() {
    for (int round = 0; round < 300; round++) {
      String system = system();
      String tools = "[{\"name\":\"t\",\"input_schema\":" + json.value(3) + "}]";
      List<String> history = new ArrayList<>();
      List<JsonNode> before = List.of();
      for (int turn = 0; turn < 3; turn++) {
        history.add(user("question " + turn));
        byte[] sent = governed(body(system, tools, history));
        List<JsonNode> prefix = prefix(sent);
        assertThat(prefix.subList(0, before.size()))
            .as("seed %x round %d turn %d", SEED, round, turn)
            .isEqualTo(before);
        assertSameMessages(sent, history);
        before = prefix;
        history.set(history.size() - 1, history.getLast().replace(MARKER, ""));
        history.add(assistant("answer " + turn));
      }
    }
  }

  @Test
  void givesAConversationTheSameTextToBeKnownByOnEveryTurn() {
    List<String> history = new ArrayList<>(List.of(user("first")));
    String text = located(utf8(body(null, "[]", history))).firstUserText();
    history.set(0, "{\"role\":\"user\",\"content\":\"first\"}");
    history.add(assistant("a"));
    history.add(user("second"));
    assertThat(located(utf8(body(null, "[]", history))).firstUserText()).isEqualTo(text);
  }

  private static byte[] governed(String body) {
    LocatedRequest request = located(utf8(body));
    List<Edit> edits = new ArrayList<>(RequestEdits.appendSystem(request, BLOCKS));
    edits.addAll(RequestEdits.renameModel(request, "claude-haiku-5-5"));
    edits.addAll(RequestEdits.lowerMaxTokens(request, 100));
    return Splice.apply(request.body(), edits);
  }

  /** Tools, system blocks and messages in the order the upstream reads them, markers aside. */
  private static List<JsonNode> prefix(byte[] sent) {
    JsonNode root = ORDINARY.readTree(Bytes.text(sent).replace(MARKER, ""));
    List<JsonNode> prefix = new ArrayList<>();
    root.get("tools").forEach(prefix::add);
    root.get("system").forEach(prefix::add);
    root.get("messages").forEach(prefix::add);
    return prefix;
  }

  private static void assertSameMessages(byte[] sent, List<String> history) {
    assertThat(Bytes.text(sent)).contains("\"messages\":[" + String.join(",", history) + "]");
  }

  private String system() {
    return switch (random.nextInt(4)) {
      case 0 -> "null";
      case 1 -> json.literal("You are \"helpful\".");
      case 2 -> "[" + json.space() + "]";
      default ->
          "[{\"type\":\"text\",\"text\":"
              + json.string().replace("\"\"", "\"s\"")
              + MARKER
              + "}"
              + json.space()
              + "]";
    };
  }

  private String body(
      @org.jspecify.annotations.Nullable String system, String tools, List<String> history) {
    return "{\"model\":\"claude-opus-5-5\",\"messages\":["
        + String.join(",", history)
        + "]"
        + (system == null ? "" : ",\"system\":" + system)
        + ",\"tools\":"
        + tools
        + ",\"max_tokens\":4096}";
  }

  private String user(String text) {
    return "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":"
        + json.literal(text)
        + MARKER
        + "}]}";
  }

  private static String assistant(String text) {
    return "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"c2ln\"},"
        + "{\"type\":\"text\",\"text\":\""
        + text
        + "\"}]}";
  }

  private static LocatedRequest located(byte[] body) {
    return ((Located.Ok) LocatedRequest.locate(body, Endpoint.MESSAGES)).request();
  }
}
