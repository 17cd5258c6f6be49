package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.token.Issued;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Long conversations with personal data in questions and tool results, and addresses that the model
 * makes up, against an upstream that refuses a thinking block whose past has changed.
 */
class PrivateConversationProperty {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TURNS = 20;
  private static final String[] VALUES = {
    "jane.doe@acme-corp.com", "sam+x@northwind-traders.com", "DE89 3704 0044 0532 0130 00",
    "4111 1111 1111 1111", "o'hara@blue-river.org", "zoe.m@acme-corp.com"
  };

  private final ArrayNode messages = JSON.createArrayNode();
  private final Map<String, Integer> foundIn = new HashMap<>();
  private int tokens;
  private int thoughts;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverChangesItsPastAndNeverLetsOutWhatItHadHidden(long seed) throws Exception {
    var random = new Random(seed);
    var policy =
        DataPolicy.of("threadco", "support", new Spec(Map.of("forms", Map.of("IBAN", "iban"))));
    try (var simulator =
            SimulatorServer.start(SimulatorConfig.defaults().seeded(seed).enforcingThinking(true));
        Rig rig = Rig.to(simulator.url()).data(new NoTokens(), policy).start();
        RawClient client = rig.client()) {
      for (int turn = 0; turn < TURNS; turn++) {
        say(random);
        JsonNode content = ask(client, random, seed, turn);
        messages.addObject().put("role", "assistant").set("content", content);
        checkWhatLeft(simulator.recorder().exchanges().getLast().bodyText(), seed, turn);
      }
      assertThat(tokens).as("messages with tokens in them, seed %d", seed).isGreaterThan(TURNS);
      assertThat(thoughts).as("thinking blocks sent back, seed %d", seed).isGreaterThan(TURNS);
      rig.assertNothingIsHeld();
    }
  }

  /** A question, or the result of the tool that was called. */
  private void say(Random random) {
    String value = VALUES[random.nextInt(VALUES.length)];
    String text =
        "Customer \"" + value + "\"\n wrote; also <" + value + "> and " + random.nextInt();
    ObjectNode message = messages.addObject().put("role", "user");
    String call = openCall();
    if (call == null) {
      message.put("content", text + (random.nextBoolean() ? ". Use the lookup_order tool." : ""));
    } else {
      message
          .putArray("content")
          .addObject()
          .put("type", "tool_result")
          .put("tool_use_id", call)
          .put("content", "{\"order\":7,\"customer\":\"" + value + "\"}");
    }
    foundIn.putIfAbsent(value, messages.size() - 1);
  }

  private String openCall() {
    if (messages.size() < 2) {
      return null;
    }
    for (JsonNode block : messages.get(messages.size() - 2).path("content")) {
      if (block.path("type").asString().equals("tool_use")) {
        return block.path("id").asString();
      }
    }
    return null;
  }

  private JsonNode ask(RawClient client, Random random, long seed, int turn) throws Exception {
    ObjectNode request = JSON.createObjectNode().put("model", Rig.MODEL).put("max_tokens", 2_000);
    request.put("stream", random.nextBoolean());
    request.putObject("thinking").put("type", "adaptive").put("display", "summarized");
    request.set("messages", messages);
    ObjectNode tool = request.putArray("tools").addObject().put("name", "lookup_order");
    tool.put("description", "Looks an order up.");
    tool.putObject("input_schema")
        .put("type", "object")
        .putObject("properties")
        .putObject("customer")
        .put("type", "string");
    var directives = new StringBuilder("think");
    if (random.nextInt(3) == 0) {
      // The model makes an address up, or guesses one that was never said to it.
      String made = "Write to " + VALUES[random.nextInt(VALUES.length)] + " or help@made-up.org.";
      directives
          .append(";text=")
          .append(URLEncoder.encode(made, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    client.post(
        "/v1/messages",
        request.toString(),
        AUTH,
        "anthropic-version: 2023-06-01",
        "x-simulator: " + directives);
    RawClient.Answer answer = client.read();
    assertThat(answer.status())
        .as("seed %d, turn %d: %s", seed, turn, answer.text())
        .isEqualTo(200);
    return answer.text().startsWith("event:")
        ? accumulated(answer.text())
        : JSON.readTree(answer.text()).get("content");
  }

  /** The content of a stream, as a client puts it together. */
  private static ArrayNode accumulated(String stream) {
    ArrayNode content = JSON.createArrayNode();
    var arguments = new StringBuilder();
    for (String line : stream.lines().filter(each -> each.startsWith("data: ")).toList()) {
      JsonNode event = JSON.readTree(line.substring(6));
      switch (event.path("type").asString()) {
        case "content_block_start" -> content.add(event.get("content_block"));
        case "content_block_delta" ->
            delta((ObjectNode) content.get(content.size() - 1), event.get("delta"), arguments);
        case "content_block_stop" -> {
          if (!arguments.isEmpty()) {
            ((ObjectNode) content.get(content.size() - 1))
                .set("input", JSON.readTree(arguments.toString()));
            arguments.setLength(0);
          }
        }
        default -> {}
      }
    }
    return content;
  }

  private static void delta(ObjectNode block, JsonNode delta, StringBuilder arguments) {
    for (String key : List.of("text", "thinking", "signature")) {
      if (delta.has(key)) {
        block.put(key, block.path(key).asString("") + delta.get(key).asString());
      }
    }
    arguments.append(delta.path("partial_json").asString(""));
  }

  private void checkWhatLeft(String body, long seed, int turn) {
    JsonNode sent = JSON.readTree(body).get("messages");
    for (int i = 0; i < sent.size(); i++) {
      String text = withoutThinking(sent.get(i)).toString();
      tokens += text.contains("@mail.example") ? 1 : 0;
      thoughts += sent.get(i).toString().contains("\"signature\":") ? 1 : 0;
      for (var each : foundIn.entrySet()) {
        if (each.getValue() <= i) {
          assertThat(text)
              .as("seed %d, turn %d, message %d", seed, turn, i)
              .doesNotContain(each.getKey());
        }
      }
    }
  }

  /** The model's own thinking may guess an address; it is signed and was never ours. */
  private static JsonNode withoutThinking(JsonNode message) {
    var blocks = new ArrayList<JsonNode>();
    message.path("content").forEach(blocks::add);
    ArrayNode rest = JSON.createArrayNode();
    blocks.stream()
        .filter(block -> !block.path("type").asString("").equals("thinking"))
        .forEach(rest::add);
    return message.path("content").isString() ? message : rest;
  }

  private static final class NoTokens implements KeptTokens {
    @Override
    public List<Issued> read(TenantView tenant, String conversation) {
      throw new AssertionError("tokens of a conversation that the client sends are asked for");
    }

    @Override
    public void keep(TenantView tenant, String conversation, String subject, List<Issued> tokens) {
      throw new AssertionError("tokens of a conversation that the client sends are kept");
    }
  }
}
