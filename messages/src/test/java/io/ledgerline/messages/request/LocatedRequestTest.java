package io.ledgerline.messages.request;

import static io.ledgerline.messages.Bytes.utf8;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocatedRequestTest {
  static final String MINIMAL =
      "{\"model\":\"claude-opus-5-5\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  @Test
  void readsWhatTheGatewayNeedsOfAClaudeCodeRequest() {
    LocatedRequest request =
        ok(
            """
            {"model":"claude-opus-5-5",
             "messages":[
              {"role":"user","content":[{"type":"text","text":"<r>"},{"type":"text","text":"run it"}]},
              {"role":"system","content":"# Env","output_config":{"effort":"medium"}},
              {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"Bash","input":{"role":1}}]},
              {"role":"user","content":[{"tool_use_id":"t1","type":"tool_result","is_error":false,
                "content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}}],
                "cache_control":{"type":"ephemeral"}}]}],
             "system":[{"type":"text","text":"a"},{"type":"text","text":"b","cache_control":{"type":"ephemeral"}}],
             "tools":[{"name":"Bash","input_schema":{"type":"object"}},
                      {"type":"web_search_20250305","name":"web_search","max_uses":8}],
             "metadata":{"user_id":"{\\"device_id\\":\\"d\\",\\"session_id\\":\\"5c1f\\"}"},
             "max_tokens":128000,"thinking":{"type":"enabled","budget_tokens":2048},
             "inference_geo":"us","speed":"fast","service_tier":"auto","stream":true}
            """);
    assertThat(request.model()).isEqualTo("claude-opus-5-5");
    assertThat(request.maxTokens()).isEqualTo(128_000);
    assertThat(request.stream()).isTrue();
    assertThat(request.systemForm()).isEqualTo(SystemForm.ARRAY);
    assertThat(request.systemBlocks()).isEqualTo(2);
    assertThat(request.messages()).isEqualTo(4);
    assertThat(request.hasAssistantTurn()).isTrue();
    assertThat(request.firstUserText()).isEqualTo("<r>run it");
    assertThat(request.metadataSessionId()).contains("5c1f");
    assertThat(request.cacheUse()).isEqualTo(CacheUse.FIVE_MINUTES);
    assertThat(request.media()).isEqualTo(new Media(1, 4, 0, 0, 0, 0, 0));
    assertThat(request.thinkingBudget()).isEqualTo(2048);
    assertThat(request.inferenceGeo()).isEqualTo("us");
    assertThat(request.speed()).isEqualTo("fast");
    assertThat(request.serviceTier()).isEqualTo("auto");
    assertThat(request.tools())
        .containsExactly(
            new Tool("Bash", "custom", -1, null),
            new Tool("web_search", "web_search_20250305", 8, null));
    assertThat(request.tools().getFirst().runsUpstream()).isFalse();
    assertThat(request.tools().getLast().runsUpstream()).isTrue();
    assertThat(slice(request.body(), request.modelSpan().start(), request.modelSpan().end()))
        .isEqualTo("\"claude-opus-5-5\"");
  }

  @Test
  void saysWhatIsMissingOrOfTheWrongType() {
    assertSentence("{}", "model: Field required");
    assertSentence("{\"model\":\"m\"}", "messages: Field required");
    assertSentence(MINIMAL.replace("\"max_tokens\":64,", ""), "max_tokens: Field required");
    assertSentence(
        "[]", "body: Input should be a valid dictionary or object to extract fields from");
    assertSentence(with("\"model\":7"), "model: Duplicate key (expected: each key once)");
    assertSentence(
        MINIMAL.replace("\"claude-opus-5-5\"", "7"), "model: Input should be a valid string");
    assertSentence(
        MINIMAL.replace("\"claude-opus-5-5\"", "null"), "model: Input should be a valid string");
    assertSentence(
        MINIMAL.replace("claude-opus-5-5", ""), "model: String should have at least 1 character");
    assertSentence(MINIMAL.replace("64", "\"64\""), "max_tokens: Input should be a valid integer");
    assertSentence(MINIMAL.replace("64", "null"), "max_tokens: Input should be a valid integer");
    assertSentence(
        MINIMAL.replace("64", "-1"), "max_tokens: Input should be greater than or equal to 0");
    assertSentence(
        MINIMAL.replace("64", "6.4e1"),
        "max_tokens: Input should be a valid integer, written without fraction or exponent");
    assertSentence(
        MINIMAL.replace("64", "9".repeat(40)),
        "max_tokens: Input should be less than or equal to 1000000000000000");
    assertSentence(with("\"stream\":\"yes\""), "stream: Input should be a valid boolean");
    assertSentence(with("\"system\":7"), "system: Input should be a valid string or list");
    assertSentence(
        with("\"system\":[7]"),
        "system.0: Input should be a valid dictionary or object to extract fields from");
    assertSentence(with("\"system\":[{\"type\":\"text\"}]"), "system.0.text: Field required");
    assertSentence(
        with("\"tools\":[{},{\"name\":1}]"), "tools.1.name: Input should be a valid string");
    assertSentence(with("\"tools\":{}"), "tools: Input should be a valid list");
    assertSentence(messages("[]"), "messages: at least one message is required");
    assertSentence(messages("{}"), "messages: Input should be a valid list");
    assertSentence(messages("[{\"role\":\"user\"}]"), "messages.0.content: Field required");
    assertSentence(messages("[{\"content\":\"x\"}]"), "messages.0.role: Field required");
    assertSentence(
        messages("[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"user\",\"content\":7}]"),
        "messages.1.content: Input should be a valid list or string");
    assertSentence(
        messages("[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":7}]}]"),
        "messages.0.content.0.text: Input should be a valid string");
    assertSentence(
        messages("[{\"role\":\"user\",\"content\":[{\"text\":\"x\"}]}]"),
        "messages.0.content.0.type: Field required");
  }

  @Test
  void saysThatABodyIsNoJsonAndWhere() {
    String no = "The request body is not valid JSON: ";
    assertSentence("hello", no + "expected a JSON value (byte 0)");
    assertSentence("  'x'", no + "expected a JSON value (byte 2)");
    assertSentence("7 apples", no + "expected the end of the document (byte 2)");
    assertSentence("[1", no + "ends too early (byte 2)");
    assertSentence("", no + "ends too early (byte 0)");
    assertSentence(
        MINIMAL.replace("64", "sixty"),
        no + "expected a JSON value (byte %d)".formatted(MINIMAL.indexOf("64")));
    assertSentence(
        messages("yes"), no + "expected a JSON value (byte %d)".formatted(MINIMAL.indexOf("[")));
    String system = with("\"system\":yes");
    assertSentence(system, no + "expected a JSON value (byte %d)".formatted(system.indexOf("yes")));
    String content = messages("[{\"role\":\"user\",\"content\":yes}]");
    assertSentence(
        content, no + "expected a JSON value (byte %d)".formatted(content.indexOf("yes")));
  }

  @Test
  void namesAByteOrderMarkAndWhatIsNotUtf8() {
    String no = "The request body is not valid JSON: ";
    String marked = no + "begins with a byte order mark, expected UTF-8 without one (byte 0)";
    assertSentence("\uFEFF" + MINIMAL, marked);
    assertSentence(MINIMAL.getBytes(UTF_16), marked);
    assertSentence(("\uFEFF" + MINIMAL).getBytes(UTF_16LE), marked);
    assertSentence(MINIMAL.getBytes(UTF_16LE), no + "expected a key in double quotes (byte 1)");
    assertSentence(MINIMAL.getBytes(UTF_16BE), no + "expected a JSON value (byte 0)");
  }

  @Test
  void refusesEveryRepeatedKeyThatAnyoneReads() {
    assertSentence(with("\"mod\\u0065l\":\"x\""), "model: Duplicate key (expected: each key once)");
    assertSentence(
        with("\"system\":\"a\",\"system\":\"b\""),
        "system: Duplicate key (expected: each key once)");
    assertSentence(
        messages("[{\"role\":\"user\",\"role\":\"user\",\"content\":\"x\"}]"),
        "messages.0.role: Duplicate key (expected: each key once)");
    assertSentence(
        messages(
            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"text\":\"y\"}]}]"),
        "messages.0.content.0.text: Duplicate key (expected: each key once)");
    assertSentence(
        messages(
            "[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":"
                + "{\"type\":\"text\",\"data\":\"x\",\"data\":\"y\"}}]}]"),
        "messages.0.content.0.source.data: Duplicate key (expected: each key once)");
    assertSentence(
        with("\"tools\":[{\"name\":\"a\",\"name\":\"b\"}]"),
        "tools.0.name: Duplicate key (expected: each key once)");
    assertSentence(
        with("\"metadata\":{\"user_id\":\"a\",\"user_id\":\"b\"}"),
        "metadata.user_id: Duplicate key (expected: each key once)");
  }

  @Test
  void saysWhereJsonIsBroken() {
    assertSentence("{\"model\":", "The request body is not valid JSON: ends too early (byte 9)");
    assertSentence(
        messages("[{\"role\":\"user\",\"content\":\"\\ud83e\"}]"),
        "The request body is not valid JSON: no low surrogate in string (byte 81)");
  }

  @Test
  void letsPassWhatItDoesNotKnow() {
    ok(with("\"new_option\":{\"a\":[1,2],\"a\":3},\"temperature\":0.5"));
    ok(
        messages(
            "[{\"role\":\"critic\",\"content\":[{\"type\":\"hologram\",\"text\":7,\"source\":1}],\"x\":1}]"));
    assertThat(ok(with("\"thread\":{\"type\":\"fork\"}")).thread()).isEqualTo(ThreadUse.OTHER);
    assertThat(
            ok(with("\"system\":null,\"stream\":null,\"tools\":null,\"metadata\":null"))
                .systemForm())
        .isEqualTo(SystemForm.ABSENT);
  }

  @Test
  void readsThreadsFallbacksContainersAndIds() {
    LocatedRequest request =
        ok(
            with(
                "\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"msg_1\"},"
                    + "\"fallbacks\":[{\"model\":\"claude-opus-5\",\"max_tokens\":900,\"speed\":\"fast\"}],"
                    + "\"container\":{\"id\":\"c1\",\"skills\":[{\"skill_id\":\"s1\",\"type\":\"custom\"}]},"
                    + "\"mcp_servers\":[{\"type\":\"url\"}],\"compaction\":{\"type\":\"summarize\"}"));
    assertThat(request.thread()).isEqualTo(ThreadUse.CONTINUE);
    assertThat(request.previousMessageId()).isEqualTo("msg_1");
    assertThat(request.fallbacks().getFirst().model()).isEqualTo("claude-opus-5");
    assertThat(request.fallbacks().getFirst().maxTokens()).isEqualTo(900);
    assertThat(request.fallbacks().getFirst().fast()).isTrue();
    assertThat(request.mcpServers()).isTrue();
    assertThat(request.compaction()).isTrue();
    assertThat(request.upstreamIds())
        .containsExactly(
            new UpstreamId(UpstreamId.Kind.MESSAGE, "msg_1"),
            new UpstreamId(UpstreamId.Kind.CONTAINER, "c1"),
            new UpstreamId(UpstreamId.Kind.SKILL, "s1"));
    assertThat(ok(with("\"fallbacks\":\"default\"")).fallbacksByUpstream()).isTrue();
    assertThat(
            ok(with("\"context_management\":{\"edits\":[{\"type\":\"compact_20260112\"}]}"))
                .compaction())
        .isTrue();
  }

  @Test
  void countsSourcesThatAreNotInTheBody() {
    LocatedRequest request =
        ok(
            messages(
                "[{\"role\":\"user\",\"content\":["
                    + "{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":\"https://x\"}},"
                    + "{\"source\":{\"data\":\"QUJDRA==\",\"type\":\"base64\"},\"type\":\"document\"},"
                    + "{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"file_1\"}},"
                    + "{\"type\":\"container_upload\",\"file_id\":\"file_2\"}]}]"));
    assertThat(request.media()).isEqualTo(new Media(1, 0, 2, 1, 8, 1, 2));
    assertThat(request.upstreamIds())
        .extracting(UpstreamId::value)
        .containsExactly("file_1", "file_2");
  }

  @Test
  void leavesTheFilesThatTheUpstreamsOwnToolsMadeToIt() {
    LocatedRequest request =
        ok(
            messages(
                "[{\"role\":\"assistant\",\"content\":[{\"type\":\"code_execution_tool_result\",\"content\":"
                    + "{\"type\":\"code_execution_result\",\"stdout\":\"\",\"content\":"
                    + "[{\"type\":\"code_execution_output\",\"file_id\":\"file_1\"}]}}]}]"));
    assertThat(request.upstreamIds()).isEmpty();
    assertThat(request.media().files()).isZero();
  }

  @Test
  void takesAnUnknownCacheLifeForAnHour() {
    assertThat(ok(MINIMAL).cacheUse()).isEqualTo(CacheUse.NONE);
    assertThat(ok(with("\"cache_control\":{\"type\":\"ephemeral\"}")).cacheUse())
        .isEqualTo(CacheUse.FIVE_MINUTES);
    assertThat(ok(with("\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}")).cacheUse())
        .isEqualTo(CacheUse.ONE_HOUR);
    assertThat(
            ok(with("\"tools\":[{\"name\":\"a\",\"cache_control\":{\"ttl\":\"1d\"}}]")).cacheUse())
        .isEqualTo(CacheUse.ONE_HOUR);
  }

  @Test
  void readsTheSameFirstUserTextHoweverItIsWritten() {
    String expected = "Où est \"ma\" commande ?";
    String[] contents = {
      "\"Où est \\\"ma\\\" commande ?\"",
      "\"O\\u00f9 est \\\"ma\\\" comm\\u0061nde ?\"",
      "[{\"type\":\"text\",\"text\":\"Où est \\\"ma\\\" commande ?\"}]",
      "[{\"cache_control\":{\"type\":\"ephemeral\"},\"text\":\"Où est \\\"ma\\\" commande ?\",\"type\":\"text\"}]"
    };
    for (String content : contents) {
      String before = "{\"role\":\"system\",\"content\":\"s\"},{\"content\":" + content;
      assertThat(ok(messages("[" + before + ",\"role\":\"user\"}]")).firstUserText())
          .isEqualTo(expected);
    }
    assertThat(ok(messages("[{\"role\":\"assistant\",\"content\":\"x\"}]")).firstUserText())
        .isEmpty();
  }

  @Test
  void countsTokensWithoutMaxTokens() {
    byte[] body = utf8(MINIMAL.replace("\"max_tokens\":64,", ""));
    assertThat(LocatedRequest.locate(body, Endpoint.COUNT_TOKENS)).isInstanceOf(Located.Ok.class);
  }

  @Test
  void readsBothFormsOfClaudeCodesUserId() {
    assertThat(sessionOf("user_ab_account_1_session_5c1f")).isEqualTo("5c1f");
    assertThat(sessionOf("alice")).isEqualTo("-");
    assertThat(sessionOf("{\\\"session_id\\\":7}")).isEqualTo("-");
    assertThat(sessionOf("{\\\"session_id\\\":")).isEqualTo("-");
  }

  private static String sessionOf(String userId) {
    return ok(with("\"metadata\":{\"user_id\":\"" + userId + "\"}"))
        .metadataSessionId()
        .orElse("-");
  }

  static String with(String members) {
    return MINIMAL.substring(0, MINIMAL.length() - 1) + "," + members + "}";
  }

  static String messages(String array) {
    return "{\"model\":\"claude-opus-5-5\",\"max_tokens\":64,\"messages\":" + array + "}";
  }

  static LocatedRequest ok(String body) {
    Located located = LocatedRequest.locate(utf8(body), Endpoint.MESSAGES);
    assertThat(located).isInstanceOf(Located.Ok.class);
    return ((Located.Ok) located).request();
  }

  private static String slice(byte[] body, int from, int to) {
    return Bytes.text(Arrays.copyOfRange(body, from, to));
  }

  private static void assertSentence(String body, String sentence) {
    assertSentence(utf8(body), sentence);
  }

  private static void assertSentence(byte[] body, String sentence) {
    assertThat(LocatedRequest.locate(body, Endpoint.MESSAGES))
        .isEqualTo(new Located.Malformed(sentence));
  }
}
