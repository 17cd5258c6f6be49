package io.ledgerline.simulator;

import static io.ledgerline.simulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Headers, credentials, encodings, limits, routes and models. */
class HttpRulesTest {
  private static final String HI = body("claude-opus-5-5", "hi");
  private static SimulatorServer server;
  private static RawClient client;

  @BeforeAll
  static void start() {
    server =
        SimulatorServer.start(
            SimulatorConfig.defaults()
                .withKeys(Map.of("key-a", "acme"))
                .recording(10, 1_000, true));
    client = new RawClient(server);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void saysThatItIsASimulator() {
    RawClient.Answer answer = client.post("/v1/messages", HI);
    assertThat(answer.header("server")).isEqualTo("ledgerline-simulator");
    assertThat(answer.header("anthropic-organization-id")).isEqualTo("simulated");
    assertThat(answer.header("request-id")).startsWith("req_sim");
    assertThat(answer.header("anthropic-ratelimit-requests-limit")).isEqualTo("4000");
    assertThat(answer.header("anthropic-ratelimit-tokens-reset")).endsWith("Z");
  }

  @Test
  void acceptsEitherCredentialAndRefusesOthers() {
    RawClient none = client.with("x-api-key", "");
    assertThat(none.with("authorization", "Bearer key-a").post("/v1/messages", HI).status())
        .isEqualTo(200);
    RawClient.Answer missing = none.post("/v1/messages", HI);
    assertThat(missing.status()).isEqualTo(401);
    assertThat(missing.errorType()).isEqualTo("authentication_error");
    assertThat(missing.error()).isEqualTo("x-api-key header is required");
    assertThat(client.with("x-api-key", "wrong").post("/v1/messages", HI).error())
        .isEqualTo("invalid x-api-key");
    assertThat(none.with("authorization", "Bearer wrong").post("/v1/messages", HI).error())
        .isEqualTo("Invalid bearer token");
  }

  @Test
  void needsAKnownVersion() {
    assertThat(client.with("anthropic-version", "").post("/v1/messages", HI).error())
        .isEqualTo("anthropic-version: header is required");
    assertThat(client.with("anthropic-version", "2024-01-01").post("/v1/messages", HI).error())
        .isEqualTo("anthropic-version: \"2024-01-01\" is not a valid version");
  }

  @Test
  void decodesGzipAndNamesWhatItCannot() throws IOException {
    byte[] zipped = gzip(HI.getBytes(StandardCharsets.UTF_8));
    RawClient gzip = client.with("content-encoding", "gzip");
    assertThat(gzip.post("/v1/messages?beta=true", zipped).status()).isEqualTo(200);
    assertThat(server.recorder().last().body()).isEqualTo(zipped);
    assertThat(gzip.post("/v1/messages", HI).errorCode())
        .isEqualTo("request_body_encoding_invalid");
    assertThat(client.with("content-encoding", "zstd").post("/v1/messages", HI).errorCode())
        .isEqualTo("request_body_encoding_unsupported");
    RawClient.Answer bomb = gzip.post("/v1/messages", gzip(new byte[33 << 20]));
    assertThat(bomb.status()).isEqualTo(413);
    assertThat(bomb.errorCode()).isEqualTo("request_body_too_large_after_decoding");
  }

  @Test
  void refusesABodyAbove32Megabytes() {
    RawClient.Answer answer = client.post("/v1/messages/count_tokens", new byte[(32 << 20) + 1]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.errorType()).isEqualTo("request_too_large");
  }

  @Test
  void answersWhatItDoesNotSimulateWith404() {
    for (String path : new String[] {"/v1/files", "/v1/messages/batches", "/nothing"}) {
      RawClient.Answer answer = client.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.error()).isEqualTo("Not found: " + path + " (not simulated)");
    }
    assertThat(client.get("/v1/messages").status()).isEqualTo(405);
  }

  @Test
  void greetsWithoutCredentials() {
    RawClient nobody = client.with("x-api-key", "");
    assertThat(nobody.send("/api/hello", "HEAD", HttpRequest.BodyPublishers.noBody()).status())
        .isEqualTo(200);
    assertThat(nobody.get("/api/hello").text()).contains("simulator");
  }

  @Test
  void pagesModelsBothWays() {
    var first = client.get("/v1/models?limit=2").json();
    assertThat(first.path("has_more").asBoolean()).isTrue();
    String last = first.path("last_id").asString();
    var second = client.get("/v1/models?limit=2&after_id=" + last).json();
    var back = client.get("/v1/models?limit=2&before_id=" + second.path("first_id").asString());
    assertThat(back.json().path("data")).isEqualTo(first.path("data"));
    assertThat(client.get("/v1/models?limit=1000").json().path("has_more").asBoolean()).isFalse();
    assertThat(client.get("/v1/models?limit=0").status()).isEqualTo(400);
    assertThat(client.get("/v1/models?lifecycle[]=retired".replace("[]", "%5B%5D")).text())
        .contains("claude-3-haiku-20240307")
        .doesNotContain("claude-opus-5-5");
    assertThat(client.get("/v1/models/claude-nope").status()).isEqualTo(404);
  }

  @Test
  void knowsTheModelsThatArePriced() {
    for (var model : io.ledgerline.messages.price.ModelCatalogue.builtIn().models()) {
      RawClient.Answer answer = client.get("/v1/models/" + model.id());
      if (answer.status() == 404) {
        assertThat(model.lifecycle().name()).as(model.id()).isEqualTo("RETIRED");
        continue;
      }
      assertThat(answer.json().path("display_name").asString()).isEqualTo(model.displayName());
      if (!answer.json().path("lifecycle").asString().equals("retired")) {
        assertThat(answer.json().path("max_tokens").asLong()).isEqualTo(model.maxOutput());
        assertThat(answer.json().path("max_input_tokens").asLong())
            .isEqualTo(model.contextWindow());
      }
    }
  }

  @Test
  void servesWhatItReceivedWithoutCredentials() {
    client.post("/v1/messages", HI);
    String page = client.get("/simulator/requests").text();
    assertThat(page).contains("\"uri\":\"/v1/messages\"").doesNotContain("key-a");
  }

  @Test
  void limitsRequestsWhenTold() {
    var config = SimulatorConfig.defaults().limitedTo(1);
    try (SimulatorServer limited =
            SimulatorServer.start(config.with(() -> java.time.Instant.EPOCH));
        RawClient other = new RawClient(limited)) {
      assertThat(other.post("/v1/messages", HI).status()).isEqualTo(200);
      RawClient.Answer second = other.post("/v1/messages", HI);
      assertThat(second.status()).isEqualTo(429);
      assertThat(second.errorType()).isEqualTo("rate_limit_error");
      assertThat(second.header("retry-after")).isEqualTo("60");
      assertThat(second.header("anthropic-ratelimit-requests-remaining")).isEqualTo("0");
    }
  }

  @Test
  void sharesOnePortBetweenEventLoops() {
    try (SimulatorServer wide = SimulatorServer.start(SimulatorConfig.defaults().onLoops(2))) {
      for (int i = 0; i < 6; i++) {
        try (RawClient each = new RawClient(wide)) {
          assertThat(each.post("/v1/messages", HI).status()).isEqualTo(200);
        }
      }
      assertThat(wide.recorder().received()).isEqualTo(6);
    }
  }

  @Test
  void givesTheSamePrecomputedAnswerInTheBenchmarkMode() {
    try (SimulatorServer fixed = SimulatorServer.start(SimulatorConfig.defaults().fixedAnswers(1));
        RawClient other = new RawClient(fixed)) {
      assertThat(other.post("/v1/messages", HI).text())
          .isEqualTo(other.post("/v1/messages", "{}").text())
          .contains("30 days");
      assertThat(other.post("/v1/messages", "{\"stream\": true}").eventTypes())
          .endsWith("message_stop");
    }
  }
}
