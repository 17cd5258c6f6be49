package io.ledgerline.simulator;

import static io.ledgerline.simulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers follow the request: its system prompt, its tools, its limits. */
class ReplyTest {
  private static final String THREADCO =
      """
      You are the shopping assistant of ThreadCo.
      Tone: playful and short.
      ## Refunds
      - Unworn items can be returned within 45 days.
      ## Products
      - Linen shirt: $49.00, in white and sand.
      - Denim jacket: $89.00, in blue.
      ## Delivery
      - Parcels arrive in 2 to 4 working days.
      """;
  private static final String ALPINE =
      """
      You are the support agent for Alpine Gear. Answer in a formal tone.
      Refunds: equipment may be returned within 14 days, unused.
      Delivery takes 5 working days.
      """;
  private static final String CODING_TOOLS =
      """
      "tools":[{"name":"Bash","input_schema":{"type":"object","properties":{"command":{"type":"string"},
      "description":{"type":"string"}},"required":["command"]}},
      {"name":"Read","input_schema":{"type":"object","properties":{"file_path":{"type":"string"}},"required":["file_path"]}},
      {"name":"Write","input_schema":{"type":"object","properties":{"file_path":{"type":"string"},
      "content":{"type":"string"}},"required":["file_path","content"]}}]
      """;
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

  private static String system(String text) {
    return "\"system\":" + Json.object().put("s", text).get("s");
  }

  private static JsonNode use(RawClient.Answer answer) {
    for (JsonNode block : answer.json().path("content")) {
      if (Json.text(block, "type").equals("tool_use")) {
        return block;
      }
    }
    throw new AssertionError("no tool_use in " + answer.text());
  }

  @Test
  void answersTwoBrandsFromTheirOwnProductDataAndTone() {
    String question = "How many days do I have to return something?";
    String threadco = client.ask(question, system(THREADCO)).said();
    String alpine = client.ask(question, system(ALPINE)).said();
    assertThat(threadco).contains("45 days").contains("ThreadCo").doesNotContain("14 days");
    assertThat(alpine).contains("14 days").contains("Alpine Gear").contains("Thank you");
    assertThat(threadco).contains("good one");
  }

  /** A gateway appends the brand's blocks behind a coding agent's own. */
  @Test
  void listensToTheBrandBehindACodingAgentsPrompt() {
    ArrayNode system = Json.array();
    for (String text :
        new String[] {
          "x-anthropic-billing-header: cc_version=2.1.329.3af; cc_entrypoint=sdk-cli;",
          "You are a Claude agent, built on Anthropic's Claude Agent SDK.",
          "Refunds are something to be careful about. Delivery of code takes long.",
          THREADCO
        }) {
      system.add(Json.typed("text").put("text", text));
    }
    assertThat(client.ask("What about refunds?", "\"system\":" + system).said())
        .contains("45 days")
        .doesNotContain("careful");
  }

  @Test
  void givesASessionItsTitle() {
    String title =
        client
            .ask(
                "Fix the login page of the shop please",
                "\"tools\":[]",
                "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\","
                    + "\"properties\":{\"title\":{\"type\":\"string\"}},\"required\":[\"title\"]}}}")
            .said();
    assertThat(title).isEqualTo("{\"title\":\"Fix the login page of the\"}");
  }

  @Test
  void findsPricesAndDelivery() {
    assertThat(client.ask("What does the linen shirt cost?", system(THREADCO)).said())
        .contains("$49.00")
        .doesNotContain("2 to 4");
    assertThat(client.ask("When will my parcel arrive?", system(THREADCO)).said())
        .contains("2 to 4 working days");
  }

  @Test
  void doesNotGuessWhatTheBrandDidNotSay() {
    assertThat(client.ask("Do you have a loyalty scheme?", system(THREADCO)).said())
        .contains("won't guess");
  }

  @Test
  void saysExactlyWhatItIsAskedToSay() {
    assertThat(client.ask("Reply with exactly: pong").said()).isEqualTo("pong");
  }

  @Test
  void runsCommandsAndHandlesFiles() {
    JsonNode bash = use(client.ask("Run the command `echo hi` and tell me", CODING_TOOLS));
    assertThat(bash.path("name").asString()).isEqualTo("Bash");
    assertThat(bash.at("/input/command").asString()).isEqualTo("echo hi");
    JsonNode write =
        use(client.ask("Write a file called /tmp/a.txt with the text: hello", CODING_TOOLS));
    assertThat(write.path("name").asString()).isEqualTo("Write");
    assertThat(write.at("/input/file_path").asString()).isEqualTo("/tmp/a.txt");
    assertThat(write.at("/input/content").asString()).isEqualTo("hello");
    JsonNode read = use(client.ask("Please read /etc/hosts", CODING_TOOLS));
    assertThat(read.at("/input/file_path").asString()).isEqualTo("/etc/hosts");
  }

  @Test
  void usesToolsInParallelUnlessToldNotTo() {
    String question = "run `a` and run `b`";
    assertThat(client.ask(question, CODING_TOOLS).json().path("content")).hasSize(3);
    assertThat(
            client
                .ask(
                    question,
                    CODING_TOOLS,
                    "\"tool_choice\":{\"type\":\"auto\",\"disable_parallel_tool_use\":true}")
                .json()
                .path("content"))
        .hasSize(2);
    RawClient.Answer none =
        client.ask(question, CODING_TOOLS, "\"tool_choice\":{\"type\":\"none\"}");
    assertThat(none.json().path("stop_reason").asString()).isEqualTo("end_turn");
  }

  @Test
  void isForcedToUseATool() {
    RawClient.Answer answer =
        client.ask("hello", CODING_TOOLS, "\"tool_choice\":{\"type\":\"tool\",\"name\":\"Read\"}");
    assertThat(use(answer).path("name").asString()).isEqualTo("Read");
  }

  @Test
  void writesStructuredOutputThatFitsTheSchema() {
    String schema =
        """
        "output_config":{"format":{"type":"json_schema","schema":{"type":"object","properties":{
         "title":{"type":"string","maxLength":30},"mood":{"enum":["glad","sad"]},
         "count":{"type":"integer","minimum":3},"tags":{"type":"array","minItems":2,"items":{"type":"string"}},
         "owner":{"$ref":"#/$defs/person"}},"required":["title","mood","count","tags","owner"],
         "$defs":{"person":{"type":"object","properties":{"email":{"type":"string","format":"email"}},
         "required":["email"]}}}}}
        """;
    String said = client.ask("Why are we sad about 7 parcels?", schema).said();
    JsonNode document = Json.parse(said.getBytes(StandardCharsets.UTF_8));
    assertThat(document.path("title").asString()).isNotEmpty().hasSizeLessThanOrEqualTo(30);
    assertThat(document.path("mood").asString()).isEqualTo("sad");
    assertThat(document.path("count").asInt()).isEqualTo(7);
    assertThat(document.path("tags")).hasSize(2);
    assertThat(document.at("/owner/email").asString()).contains("@");
  }

  @Test
  void stopsAtMaxTokensAndStopSequences() {
    RawClient.Answer cut = client.ask("Tell me something", "\"max_tokens\":5");
    assertThat(cut.json().path("stop_reason").asString()).isEqualTo("max_tokens");
    assertThat(cut.usage("output_tokens").asInt()).isBetween(1, 5);
    RawClient.Answer stopped =
        client.ask("Reply with exactly: one two three", "\"stop_sequences\":[\" three\"]");
    assertThat(stopped.said()).isEqualTo("one two");
    assertThat(stopped.json().path("stop_reason").asString()).isEqualTo("stop_sequence");
    assertThat(stopped.json().path("stop_sequence").asString()).isEqualTo(" three");
  }

  @Test
  void refusesWithStatus200AndNoOutput() {
    RawClient.Answer answer = client.with("x-simulator", "refuse").ask("hi");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("stop_reason").asString()).isEqualTo("refusal");
    assertThat(answer.json().at("/stop_details/type").asString()).isEqualTo("refusal");
    assertThat(answer.usage("output_tokens").asInt()).isZero();
  }

  @Test
  void letsAFallbackModelAnswer() {
    RawClient.Answer answer =
        client
            .with("x-simulator", "fallback")
            .with("anthropic-beta", "server-side-fallback-2026-07-01")
            .ask("hi", "\"fallbacks\":[{\"model\":\"claude-opus-4-8\"}]");
    assertThat(answer.json().path("model").asString()).isEqualTo("claude-opus-4-8");
    assertThat(answer.json().at("/content/0/type").asString()).isEqualTo("fallback");
    assertThat(answer.json().at("/content/0/from/model").asString()).isEqualTo("claude-opus-5-5");
    assertThat(answer.usage("iterations")).hasSize(2);
    assertThat(answer.json().at("/usage/iterations/1/type").asString())
        .isEqualTo("fallback_message");
  }

  @Test
  void echoesGeographyAndSpeedInUsage() {
    RawClient.Answer answer = client.ask("hi", "\"inference_geo\":\"us\"", "\"speed\":\"fast\"");
    assertThat(answer.usage("inference_geo").asString()).isEqualTo("us");
    assertThat(answer.usage("speed").asString()).isEqualTo("fast");
    String sonnet = body("claude-sonnet-5-5", "hi", "\"speed\":\"fast\"");
    assertThat(client.post("/v1/messages", sonnet).usage("speed").asString()).isEqualTo("standard");
  }

  @Test
  void readsSystemMessagesBetweenTheTurns() {
    String body =
        body(
            "claude-opus-5-5",
            "",
            "\"messages\":[{\"role\":\"user\",\"content\":\"What is the refund window?\"},"
                + "{\"role\":\"system\",\"content\":\"Refunds are possible within 99 days.\"}]");
    assertThat(client.post("/v1/messages", body).said()).contains("99 days");
  }

  @Test
  void continuesAThreadThatTheServerHolds() {
    RawClient beta = client.with("anthropic-beta", "message-threads-2026-08-12");
    RawClient.Answer first =
        beta.ask("Remember linen", "\"thread\":{\"type\":\"create\"}", system(THREADCO));
    String id = first.json().path("id").asString();
    String thread = "\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"" + id + "\"}";
    RawClient.Answer second = beta.ask("What does it cost, the linen shirt?", thread);
    assertThat(second.said()).contains("$49.00").contains("ThreadCo");
    assertThat(second.usage("input_tokens").asInt())
        .isGreaterThan(first.usage("input_tokens").asInt());
    RawClient.Answer again = beta.ask("And again?", thread);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.errorCode()).isEqualTo("thread_already_continued");
    RawClient.Answer unknown = beta.ask("hi", thread.replace(id, "msg_unknown"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.errorCode()).isEqualTo("thread_not_found");
    assertThat(beta.with("x-api-key", "other").ask("hi", thread).errorCode())
        .isEqualTo("thread_not_found");
  }

  @Test
  void readsAnImageThatAToolReturned() {
    ObjectNode request = Json.object().put("model", "claude-opus-5-5").put("max_tokens", 500);
    ArrayNode messages = request.putArray("messages");
    messages.addObject().put("role", "user").put("content", "Read picture.png");
    ObjectNode use = Json.typed("tool_use").put("id", "toolu_1").put("name", "Read");
    use.putObject("input");
    messages.addObject().put("role", "assistant").putArray("content").add(use);
    ObjectNode result = Json.typed("tool_result").put("tool_use_id", "toolu_1");
    ObjectNode image = Json.typed("image");
    image
        .putObject("source")
        .put("type", "base64")
        .put("media_type", "image/jpeg")
        .put("data", "AA");
    result.putArray("content").add(image);
    messages.addObject().put("role", "user").putArray("content").add(result);
    RawClient.Answer answer = client.post("/v1/messages", request.toString());
    assertThat(answer.said()).contains("Read returned").contains("[image]");
    assertThat(answer.usage("input_tokens").asInt()).isGreaterThan(1_000);
  }
}
