package io.ledgerline.simulator;

import static io.ledgerline.simulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API refuses with a 400 or 404, and in which words. */
class RequestChecksTest {
  private static final String USE =
      "{'role':'assistant','content':[{'type':'tool_use','id':'toolu_1','name':'t','input':{}}]}";
  private static final String RESULT =
      "{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':'x'}]}";
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

  private static String refused(String body) {
    return refused(client, body);
  }

  private static String refused(RawClient by, String body) {
    RawClient.Answer answer = by.post("/v1/messages", body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.errorType()).isEqualTo("invalid_request_error");
    assertThat(answer.json().path("request_id").asString()).isEqualTo(answer.header("request-id"));
    return answer.error();
  }

  private static int status(RawClient by, String body) {
    return by.post("/v1/messages", body.replace('\'', '"')).status();
  }

  private static String messages(String... messages) {
    return "'messages':[" + String.join(",", messages) + "]";
  }

  private static final String HI = "{'role':'user','content':'hi'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | model: Field required",
        "{'model':'claude-opus-5-5'} | max_tokens: Field required",
        "{'model':'claude-opus-5-5','max_tokens':9} | messages: Field required",
        "{'model':7,'max_tokens':9,'messages':[]} | model: Input should be a valid string",
        "{'model':'claude-opus-5-5','max_tokens':'9','messages':[]} | max_tokens: Input should be a valid integer",
        "{'model':'claude-opus-5-5','max_tokens':-1,'messages':[]} | max_tokens: Input should be greater than or equal to 0",
        "{'model':'claude-opus-5-5','max_tokens':9,'messages':{}} | messages: Input should be a valid list",
        "{'model':'claude-opus-5-5','max_tokens':9,'messages':[]} | messages: at least one message is required",
        "{'model':'claude-opus-5-5','max_tokens':999999,'messages':[]} | max_tokens: 999999 > 128000, which is the maximum allowed number of output tokens for claude-opus-5-5",
        "[1] | The request body must be a JSON object.",
      })
  void namesTheTopLevelFieldThatIsWrong(String body, String message) {
    assertThat(refused(body)).isEqualTo(message);
  }

  @Test
  void namesBrokenJson() {
    assertThat(refused("{'model':")).startsWith("The request body is not valid JSON: ");
  }

  @Test
  void refusesUnknownFieldsUnlessLenient() {
    String body = body("claude-opus-5-5", "hi", "\"colour\":1");
    assertThat(refused(body)).isEqualTo("colour: Extra inputs are not permitted");
    assertThat(status(client.with("x-simulator", "lenient"), body)).isEqualTo(200);
  }

  @Test
  void acceptsBetaFieldsOnlyWithTheirBeta() {
    String body = body("claude-opus-5-5", "hi", "\"context_management\":{\"edits\":[]}");
    assertThat(refused(body)).isEqualTo("context_management: Extra inputs are not permitted");
    RawClient beta = client.with("anthropic-beta", "x-1,context-management-2025-06-27");
    assertThat(status(beta, body)).isEqualTo(200);
  }

  @Test
  void answersUnknownAndRetiredModelsWith404() {
    for (String model : new String[] {"claude-opus-9", "claude-3-haiku-20240307"}) {
      RawClient.Answer answer = client.post("/v1/messages", body(model, "hi"));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.errorType()).isEqualTo("not_found_error");
      assertThat(answer.error()).isEqualTo("model: " + model);
    }
  }

  @Test
  void checksRolesAndContent() {
    assertThat(refused(body("claude-opus-5-5", "", messages("{'role':'bot','content':'x'}"))))
        .isEqualTo("messages.0.role: Input should be 'user', 'assistant' or 'system'");
    assertThat(refused(body("claude-opus-5-5", "", messages("{'role':'user'}"))))
        .isEqualTo("messages.0.content: Field required");
    assertThat(refused(body("claude-opus-5-5", "", messages("{'role':'user','content':[]}"))))
        .contains("all messages must have non-empty content");
    assertThat(
            refused(
                body(
                    "claude-opus-5-5",
                    "",
                    messages("{'role':'user','content':[{'type':'text','text':''}]}"))))
        .isEqualTo("messages: text content blocks must be non-empty");
    assertThat(
            refused(
                body(
                    "claude-opus-5-5",
                    "",
                    messages("{'role':'user','content':[{'type':'document'}]}"))))
        .isEqualTo("messages.0.content.0.source: Field required");
  }

  @Test
  void pairsToolUsesWithTheirResults() {
    assertThat(refused(body("claude-opus-5-5", "", messages(HI, RESULT))))
        .startsWith("messages.1.content.0: unexpected `tool_use_id` found in `tool_result` blocks");
    assertThat(refused(body("claude-opus-5-5", "", messages(HI, USE, HI))))
        .startsWith("messages.1: `tool_use` ids were found without `tool_result` blocks");
    assertThat(status(client, body("claude-opus-5-5", "", messages(HI, USE, RESULT))))
        .isEqualTo(200);
  }

  @Test
  void refusesPrefillOnModelsWithoutIt() {
    String partial = "{'role':'assistant','content':'It is'}";
    assertThat(refused(body("claude-opus-5-5", "", messages(HI, partial))))
        .startsWith("This model does not support assistant message prefill");
    assertThat(status(client, body("claude-haiku-4-5", "", messages(HI, partial)))).isEqualTo(200);
    assertThat(
            refused(
                body(
                    "claude-haiku-4-5",
                    "",
                    messages(HI, "{'role':'assistant','content':'It is '}"))))
        .isEqualTo("messages: final assistant content cannot end with trailing whitespace");
  }

  @Test
  void allowsFourCacheBreakpointsAndNotFive() {
    String marked = "{'type':'text','text':'x','cache_control':{'type':'ephemeral'}}";
    String four = String.join(",", IntStream.range(0, 4).mapToObj(i -> marked).toList());
    String five = four + "," + marked;
    String message = "{'role':'user','content':[%s]}";
    assertThat(status(client, body("claude-opus-5-5", "", messages(message.formatted(four)))))
        .isEqualTo(200);
    assertThat(refused(body("claude-opus-5-5", "", messages(message.formatted(five)))))
        .isEqualTo("A maximum of 4 blocks with cache_control may be provided. Found 5.");
    assertThat(
            refused(
                body(
                    "claude-opus-5-5",
                    "",
                    messages(message.formatted(four)),
                    "'cache_control':{'type':'ephemeral'}")))
        .endsWith("Found 5.");
  }

  @Test
  void wantsLongerCacheLifeFirst() {
    String body =
        body(
            "claude-opus-5-5",
            "hi",
            "'system':[{'type':'text','text':'a','cache_control':{'type':'ephemeral'}},"
                + "{'type':'text','text':'b','cache_control':{'type':'ephemeral','ttl':'1h'}}]");
    assertThat(refused(body)).startsWith("system.1.cache_control.ttl: a ttl='1h'");
  }

  @Test
  void checksTheThinkingBudget() {
    String enabled = "'thinking':{'type':'enabled','budget_tokens':%d}";
    assertThat(refused(body("claude-opus-5-5", "hi", enabled.formatted(1023))))
        .isEqualTo("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
    assertThat(refused(body("claude-opus-5-5", "hi", enabled.formatted(1024))))
        .startsWith("`max_tokens` must be greater than `thinking.budget_tokens`");
    assertThat(refused(body("claude-fable-5-1", "hi", "'thinking':{'type':'disabled'}")))
        .contains("not supported for this model");
  }

  @Test
  void treatsSamplingParametersAsTheVersionSays() {
    RawClient older = client.with("anthropic-version", "2023-06-01");
    String usual = body("claude-opus-5-5", "hi", "'temperature':1.0");
    assertThat(refused(usual)).isEqualTo("temperature: Extra inputs are not permitted");
    assertThat(status(older, usual)).isEqualTo(200);
    assertThat(refused(older, body("claude-opus-5-5", "hi", "'temperature':0.2")))
        .isEqualTo("`temperature` is deprecated for this model.");
    assertThat(status(older, body("claude-haiku-4-5", "hi", "'temperature':0.2"))).isEqualTo(200);
  }

  @Test
  void refusesAssistantDocumentsUnderTheNewestVersionOnly() {
    String body =
        body(
            "claude-opus-5-5",
            "",
            messages(
                HI,
                "{'role':'assistant','content':[{'type':'document','source':{'type':'text',"
                    + "'media_type':'text/plain','data':'x'}}]}",
                HI));
    assertThat(refused(body)).contains("`document` blocks are not permitted");
    assertThat(status(client.with("anthropic-version", "2023-06-01"), body)).isEqualTo(200);
  }

  @Test
  void refusesAPromptBeyondTheContextWindow() {
    String words = "word ".repeat(210_000);
    assertThat(refused(body("claude-haiku-4-5", words)))
        .matches("prompt is too long: \\d+ tokens > 200000 maximum");
  }

  @Test
  void keepsTokensBelowTheBytesOfAText() {
    for (String text : new String[] {"a,b,c,d", "{}[]();", "日本語テスト", "1 2 3", "word"}) {
      int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      assertThat(io.ledgerline.simulator.prompt.TokenCount.of(text, true)).isBetween(1, bytes);
    }
  }
}
