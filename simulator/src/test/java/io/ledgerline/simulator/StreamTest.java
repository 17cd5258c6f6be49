package io.ledgerline.simulator;

import static io.ledgerline.simulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The order and content of the events of a stream. */
class StreamTest {
  private static final String STREAM = "\"stream\":true";
  private static SimulatorServer server;
  private static RawClient client;

  @BeforeAll
  static void start() {
    server = SimulatorServer.start(SimulatorConfig.defaults());
    client = new RawClient(server);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static String type(ObjectNode event) {
    return Json.text(event, "type");
  }

  @Test
  void followsTheDocumentedOrder() {
    RawClient.Answer answer = client.ask("Explain why we think.", STREAM);
    assertThat(answer.header("content-type")).startsWith("text/event-stream");
    List<String> types = answer.eventTypes();
    assertThat(types).startsWith("message_start", "content_block_start", "ping");
    assertThat(types).endsWith("content_block_stop", "message_delta", "message_stop");
    assertThat(types.stream().filter("content_block_delta"::equals).count()).isGreaterThan(3);
    int open = -1;
    for (ObjectNode event : answer.events()) {
      int index = event.path("index").asInt(-1);
      switch (type(event)) {
        case "content_block_start" -> open = index;
        case "content_block_delta", "content_block_stop" -> assertThat(index).isEqualTo(open);
        default -> {}
      }
    }
  }

  @Test
  void namesEachEventAsItsData() {
    String text = client.ask("hi", STREAM).text();
    for (String event : text.split("\n\n")) {
      String[] lines = event.split("\n");
      assertThat(lines).hasSize(2);
      String name = lines[0].substring("event: ".length());
      byte[] data = lines[1].substring("data: ".length()).getBytes(StandardCharsets.UTF_8);
      assertThat(Json.parse(data).path("type").asString()).isEqualTo(name);
    }
  }

  @Test
  void startsWithTheInputCountsAndEndsWithCumulativeTotals() {
    List<ObjectNode> events = client.ask("hi", STREAM).events();
    var first = events.getFirst().at("/message/usage");
    var last = events.get(events.size() - 2).get("usage");
    assertThat(first.get("input_tokens")).isEqualTo(last.get("input_tokens"));
    assertThat(first.get("output_tokens").asInt()).isBetween(1, 3);
    assertThat(last.get("output_tokens").asInt()).isGreaterThan(3);
    assertThat(events.getFirst().at("/message/content")).isEmpty();
    assertThat(events.getFirst().at("/message/stop_reason").isNull()).isTrue();
  }

  @Test
  void streamsToolInputAsFragmentsThatBeginEmpty() {
    RawClient.Answer answer =
        client.ask(
            "Run `ls -la /tmp`",
            STREAM,
            "\"tools\":[{\"name\":\"Bash\",\"input_schema\":{\"type\":\"object\",\"properties\":"
                + "{\"command\":{\"type\":\"string\"}},\"required\":[\"command\"]}}]");
    List<String> fragments =
        answer.events().stream()
            .filter(event -> event.at("/delta/type").asString("").equals("input_json_delta"))
            .map(event -> event.at("/delta/partial_json").asString())
            .toList();
    assertThat(fragments).hasSizeGreaterThan(2);
    assertThat(fragments.getFirst()).isEmpty();
    assertThat(String.join("", fragments)).isEqualTo("{\"command\":\"ls -la /tmp\"}");
    assertThat(answer.events().get(answer.events().size() - 2).at("/delta/stop_reason").asString())
        .isEqualTo("tool_use");
  }

  @Test
  void countsAWebSearchAndItsInput() {
    RawClient.Answer answer =
        client.ask(
            "Search the web for linen",
            STREAM,
            "\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\",\"max_uses\":2}]");
    List<ObjectNode> events = answer.events();
    var last = events.get(events.size() - 2).get("usage");
    assertThat(last.at("/server_tool_use/web_search_requests").asInt()).isEqualTo(1);
    assertThat(last.get("input_tokens").asInt())
        .isGreaterThan(events.getFirst().at("/message/usage/input_tokens").asInt());
    assertThat(events)
        .extracting(event -> event.at("/content_block/type").asString(""))
        .containsSubsequence("server_tool_use", "web_search_tool_result", "text");
  }

  @Test
  void answersAnErrorBeforeTheStreamAsJson() {
    RawClient.Answer answer = client.ask("hi", STREAM, "\"max_tokens\":0.5");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }

  @Test
  void leavesOutNullableFieldsUnderTheOlderVersion() {
    RawClient older = client.with("anthropic-version", "2023-06-01");
    String body = body("claude-opus-5-5", "hi");
    ObjectNode before = older.post("/v1/messages", body).json();
    ObjectNode now = client.post("/v1/messages", body).json();
    assertThat(before.has("stop_details")).isFalse();
    for (String field : new String[] {"stop_details", "container", "diagnostics"}) {
      assertThat(now.path(field).isNull()).as(field).isTrue();
    }
    assertThat(now.at("/usage/speed").asString()).isEqualTo("standard");
  }
}
