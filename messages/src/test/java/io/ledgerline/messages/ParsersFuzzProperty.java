package io.ledgerline.messages;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.price.Bound;
import io.ledgerline.messages.price.NanoUsd;
import io.ledgerline.messages.price.PriceTable;
import io.ledgerline.messages.price.UnknownModel;
import io.ledgerline.messages.price.UpperBound;
import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.RequestEdits;
import io.ledgerline.messages.request.SystemBlocks;
import io.ledgerline.messages.request.TextSpans;
import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseSplitter;
import io.ledgerline.messages.usage.UsageReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken, hostile and merely odd input: an answer or a declared refusal, and soon. */
class ParsersFuzzProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final SystemBlocks BLOCKS = SystemBlocks.of(List.of("Tenant prompt \"x\""));
  private static final String REQUEST =
      "{\"model\":\"claude-opus-5-5\",\"max_tokens\":4096,\"stream\":true,\"thinking\":{\"type\":\"enabled\","
          + "\"budget_tokens\":1024},\"system\":[{\"type\":\"text\",\"text\":\"a\\u00e9\",\"cache_control\":"
          + "{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}],\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"s\","
          + "\"max_uses\":3},{\"name\":\"Bash\",\"input_schema\":{\"type\":\"object\"}}],\"metadata\":{\"user_id\":"
          + "\"{\\\"session_id\\\":\\\"5c\\\"}\"},\"fallbacks\":[{\"model\":\"claude-opus-5\",\"max_tokens\":9}],"
          + "\"container\":{\"id\":\"c\",\"skills\":[{\"skill_id\":\"k\"}]},\"thread\":{\"type\":\"create\"},"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"日本\"},{\"role\":\"assistant\",\"content\":[{\"type\":"
          + "\"tool_use\",\"id\":\"t\",\"name\":\"Bash\",\"input\":{\"a\":[1,-2.5e3,null]}}]},{\"role\":\"user\","
          + "\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"image\",\"source\":"
          + "{\"type\":\"base64\",\"data\":\"QUJD\"}}]}]}]}";
  private static final String STREAM =
      "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":"
          + "\"claude-opus-5-5\",\"usage\":{\"input_tokens\":5,\"cache_creation\":{\"ephemeral_5m_input_tokens\":1}}}}\n\n"
          + "event: content_block_delta\r\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\","
          + "\"text\":\"h\\u00e9\\n\"}}\r\n\r\n: c\n\nevent: message_delta\ndata: {\"delta\":{\"stop_reason\":\"end_turn\"},"
          + "\"usage\":{\"output_tokens\":7,\"iterations\":[{\"type\":\"message\",\"output_tokens\":7}]}}\n\n"
          + "event: message_stop\ndata: {}\n\n";

  @Test
  void answersOrRefusesEveryMutation() {
    assertThat(survivors(new Random(SEED), 20_000)).isBetween(200, 19_800);
  }

  @Test
  @Tag("sweep")
  void answersOrRefusesEveryMutationOfALongSweep() {
    assertThat(survivors(new Random(SEED + 1), 2_000_000)).isPositive();
  }

  /** What would be slow if anything looked twice at each byte of what is nested or repeated. */
  static List<String> hostile() {
    int n = 1_000_000;
    String head = "{\"model\":\"m\",\"max_tokens\":1,\"messages\":";
    String user = "[{\"role\":\"user\",\"content\":";
    String block = "{\"x\":\"" + "y".repeat(n / 60) + "\",\"content\":[";
    String closed = "],\"type\":\"tool_result\"}";
    return List.of(
        "[".repeat(n),
        "{\"a\":".repeat(n),
        head + "[" + "1,".repeat(n),
        head + user + "\"" + "\\u00e9".repeat(n / 6) + "\"}]}",
        head + user + "\"" + "\\\\".repeat(n / 2) + "\"}]}",
        head + user + "\"" + "é".repeat(n / 2) + "\"}]}",
        head
            + user
            + "["
            + "{\"type\":\"text\",\"text\":\"\"},".repeat(n / 30)
            + "{\"type\":\"x\"}]}]}",
        head + user + "[" + block.repeat(60) + closed.repeat(60) + "]}]}",
        head + user + "\"x\"}]," + "\"a\":1,".repeat(n / 6) + "\"b\":1}",
        "{\"k\":" + "9".repeat(n) + "}",
        head + user + "\"x\"}]" + " ".repeat(n) + "}");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(120)
  void isNotSlowedByHostileInput(String body) {
    governed(utf8(body));
  }

  @Test
  @Timeout(120)
  void isNotSlowedByHostileStreams() {
    for (String stream :
        new String[] {
          "data: x\n".repeat(50_000) + "\n",
          ":\n\n".repeat(300_000),
          "\r".repeat(1_000_000),
          "a".repeat(1_000_000)
        }) {
      byte[] bytes = utf8(stream);
      follow(bytes, bytes.length);
      follow(bytes, 100);
    }
  }

  private static int survivors(Random random, int rounds) {
    int survived = 0;
    for (int round = 0; round < rounds; round++) {
      survived += governed(Bytes.mutated(utf8(REQUEST), random)) ? 1 : 0;
      follow(Bytes.mutated(utf8(STREAM), random), 1 + random.nextInt(300));
      byte[] answer = Bytes.mutated(utf8("{\"message\":" + REQUEST + "}"), random);
      new UsageReader().json(answer, 0, answer.length);
    }
    return survived;
  }

  private static boolean governed(byte[] body) {
    Located located = LocatedRequest.locate(body, Endpoint.MESSAGES);
    if (located instanceof Located.Malformed refused) {
      assertThat(refused.sentence()).isNotEmpty().hasSizeLessThan(300);
      return false;
    }
    LocatedRequest request = ((Located.Ok) located).request();
    TextSpans.visit(request, span -> assertThat(span.text(body)).isNotNull());
    assertThat(request.firstUserText()).isNotNull();
    assertThat(request.metadataSessionId()).isNotNull();
    Bound bound =
        UpperBound.of(request, request.model(), PriceTable.builtIn(), NOW, 9, UnknownModel.DEAREST);
    assertThat(((Bound.Known) bound).bound().cost()).isGreaterThan(NanoUsd.ZERO);
    List<Edit> edits = new ArrayList<>(RequestEdits.appendSystem(request, BLOCKS));
    edits.addAll(RequestEdits.renameModel(request, "claude-haiku-5-5"));
    edits.addAll(RequestEdits.lowerMaxTokens(request, 1));
    Located again = LocatedRequest.locate(Splice.apply(body, edits), Endpoint.MESSAGES);
    assertThat(again).isInstanceOf(Located.Ok.class);
    return true;
  }

  private static void follow(byte[] stream, int size) {
    var reader = new UsageReader();
    var splitter = new SseSplitter(1 << 20);
    try {
      for (int at = 0; at < stream.length; at += size) {
        splitter.feed(stream, at, Math.min(at + size, stream.length), reader::event);
      }
      splitter.finish(reader::event);
    } catch (OversizedEventException declared) {
      assertThat(declared.limit()).isEqualTo(1 << 20);
    }
    assertThat(reader.answer().bookable(1_000)).isNotNull();
  }
}
