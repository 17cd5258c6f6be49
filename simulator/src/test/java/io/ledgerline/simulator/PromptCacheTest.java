package io.ledgerline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.simulator.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cache accounting in {@code usage}: what is written, what is read, for how long, by whom. */
class PromptCacheTest {
  private static final String LONG = "A sentence of the handbook of our shop. ".repeat(300);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private SimulatorServer server;
  private RawClient client;

  @BeforeEach
  void start() {
    InstantSource clock = now::get;
    server = SimulatorServer.start(SimulatorConfig.defaults().with(clock));
    client = new RawClient(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private record Usage(long input, long written5m, long written1h, long read) {
    long total() {
      return input + written5m + written1h + read;
    }
  }

  private static ObjectNode request(String system, String ttl) {
    ObjectNode request = Json.object().put("model", "claude-opus-5-5").put("max_tokens", 200);
    ObjectNode block = request.putArray("system").addObject().put("type", "text");
    block.put("text", system).putObject("cache_control").put("type", "ephemeral").put("ttl", ttl);
    request.putArray("messages").addObject().put("role", "user").put("content", "hi");
    return request;
  }

  private Usage ask(RawClient by, ObjectNode request) {
    RawClient.Answer answer = by.post("/v1/messages", request.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var made = answer.usage("cache_creation");
    Usage usage =
        new Usage(
            answer.usage("input_tokens").asLong(),
            made.path("ephemeral_5m_input_tokens").asLong(),
            made.path("ephemeral_1h_input_tokens").asLong(),
            answer.usage("cache_read_input_tokens").asLong());
    assertThat(answer.usage("cache_creation_input_tokens").asLong())
        .isEqualTo(usage.written5m() + usage.written1h());
    return usage;
  }

  private Usage ask(ObjectNode request) {
    return ask(client, request);
  }

  @Test
  void writesOnceAndThenReads() {
    Usage first = ask(request(LONG, "5m"));
    Usage second = ask(request(LONG, "5m"));
    assertThat(first.written5m()).isGreaterThan(1_024);
    assertThat(first.read()).isZero();
    assertThat(second.read()).isEqualTo(first.written5m());
    assertThat(second.written5m()).isZero();
    assertThat(second.total()).isEqualTo(first.total());
  }

  @Test
  void readsInTheThirdTurnWhatTheSecondWrote() {
    ObjectNode request = request(LONG, "5m");
    request.putObject("cache_control").put("type", "ephemeral");
    long known = 0;
    for (int turn = 0; turn < 3; turn++) {
      Usage usage = ask(request);
      assertThat(usage.read()).isEqualTo(known);
      known = usage.read() + usage.written5m();
      ArrayNode messages = (ArrayNode) request.get("messages");
      messages.addObject().put("role", "assistant").put("content", "Answer " + turn);
      messages.addObject().put("role", "user").put("content", "Question " + turn);
    }
  }

  @Test
  void forgetsAfterFiveMinutesUnlessReadMeanwhile() {
    ask(request(LONG, "5m"));
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(4)));
    assertThat(ask(request(LONG, "5m")).read()).isPositive();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(4)));
    assertThat(ask(request(LONG, "5m")).read()).isPositive();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(6)));
    assertThat(ask(request(LONG, "5m")).read()).isZero();
  }

  @Test
  void keepsAnHourWhatIsWrittenForAnHour() {
    assertThat(ask(request(LONG, "1h")).written1h()).isPositive();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(59)));
    assertThat(ask(request(LONG, "1h")).read()).isPositive();
  }

  @Test
  void silentlyDoesNotCacheAShortPrefix() {
    Usage usage = ask(request("Short.", "5m"));
    assertThat(usage.written5m()).isZero();
    assertThat(ask(request("Short.", "5m")).read()).isZero();
  }

  @Test
  void missesWhenOneCharacterChanges() {
    ask(request(LONG, "5m"));
    assertThat(ask(request(LONG + ".", "5m")).read()).isZero();
  }

  @Test
  void isApartForEachKeyAndModel() {
    ask(request(LONG, "5m"));
    assertThat(ask(client.with("x-api-key", "key-b"), request(LONG, "5m")).read()).isZero();
    ObjectNode other = request(LONG, "5m").put("model", "claude-sonnet-5-5");
    assertThat(ask(other).read()).isZero();
    RawClient bearer = client.with("x-api-key", "").with("authorization", "Bearer key-a");
    assertThat(ask(bearer, request(LONG, "5m")).read()).isPositive();
  }

  @Test
  void looksBackTwentyBlocksAndNoFurther() {
    assertThat(readAfterAdding(19)).isPositive();
    assertThat(readAfterAdding(25)).isZero();
  }

  /** Caches a first message, then moves the only marker behind so many more blocks. */
  private long readAfterAdding(int blocks) {
    String unique = LONG + blocks;
    ObjectNode request = Json.object().put("model", "claude-opus-5-5").put("max_tokens", 200);
    ArrayNode content =
        request.putArray("messages").addObject().put("role", "user").putArray("content");
    content.addObject().put("type", "text").put("text", unique);
    ObjectNode moved = request.deepCopy();
    ((ObjectNode) content.get(0)).putObject("cache_control").put("type", "ephemeral");
    ask(request);
    ArrayNode more = (ArrayNode) moved.at("/messages/0/content");
    for (int i = 0; i < blocks; i++) {
      more.addObject().put("type", "text").put("text", "block " + i);
    }
    ((ObjectNode) more.get(blocks)).putObject("cache_control").put("type", "ephemeral");
    return ask(moved).read();
  }

  @Test
  void stripsTheClientsAttributionOnlyWhileItStandsFirstAndAlone() {
    ObjectNode first = attributed("aaa");
    ObjectNode second = attributed("bbb");
    ask(first);
    assertThat(ask(second).read()).isPositive();
    ArrayNode system = (ArrayNode) attributed("ccc").get("system");
    system.insert(0, Json.typed("text").put("text", "A block that a careless proxy puts first."));
    ObjectNode moved = attributed("ccc");
    moved.set("system", system);
    assertThat(ask(moved).read()).isZero();
  }

  private static ObjectNode attributed(String version) {
    ObjectNode request = request(LONG, "5m");
    ((ArrayNode) request.get("system"))
        .insert(
            0,
            Json.typed("text")
                .put("text", "x-anthropic-billing-header: cc_version=2.1.329." + version + ";"));
    return request;
  }

  @Test
  void warmsTheCacheWithoutAnAnswer() {
    ObjectNode request = request(LONG, "5m").put("max_tokens", 0);
    RawClient.Answer warm = client.post("/v1/messages", request.toString());
    assertThat(warm.json().path("content")).isEmpty();
    assertThat(warm.usage("output_tokens").asInt()).isZero();
    assertThat(ask(request(LONG, "5m")).read()).isPositive();
  }
}
