package io.ledgerline.simulator;

import static io.ledgerline.simulator.RawClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.simulator.exchange.Exchange;
import io.ledgerline.simulator.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The faults and oddities that a test may ask for with the header {@code x-simulator}. */
class DirectivesTest {
  private static final String STREAM = body("claude-opus-5-5", "hi", "\"stream\":true");
  private static final String HI = body("claude-opus-5-5", "hi");
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

  private static RawClient.Answer ask(String directives, String body) {
    return client.with("x-simulator", directives).post("/v1/messages", body);
  }

  @Test
  void answersEveryStatusOfTheErrorTable() {
    String[][] table = {
      {"400", "invalid_request_error"}, {"401", "authentication_error"}, {"402", "billing_error"},
      {"403", "permission_error"}, {"404", "not_found_error"}, {"409", "conflict_error"},
      {"413", "request_too_large"}, {"429", "rate_limit_error"}, {"500", "api_error"},
      {"503", "api_error"}, {"504", "timeout_error"}, {"529", "overloaded_error"},
    };
    for (String[] row : table) {
      RawClient.Answer answer = ask("error=" + row[0], HI);
      assertThat(answer.status()).isEqualTo(Integer.parseInt(row[0]));
      assertThat(answer.errorType()).isEqualTo(row[1]);
      assertThat(answer.json().path("type").asString()).isEqualTo("error");
    }
  }

  @Test
  void setsTheDetailsOfAnError() {
    RawClient.Answer answer =
        ask(
            "error=429;retry-after=7;should-retry=false;error-code=ramp_limit_exceeded"
                + ";message=slow%20down%2C%20please",
            HI);
    assertThat(answer.header("retry-after")).isEqualTo("7");
    assertThat(answer.header("x-should-retry")).isEqualTo("false");
    assertThat(answer.errorCode()).isEqualTo("ramp_limit_exceeded");
    assertThat(answer.error()).isEqualTo("slow down, please");
  }

  @Test
  void failsOnlyTheFirstRequestsOfACase() {
    assertThat(ask("error=529;times=2;case=retry", HI).status()).isEqualTo(529);
    assertThat(ask("error=529;times=2;case=retry", HI).status()).isEqualTo(529);
    assertThat(ask("error=529;times=2;case=retry", HI).status()).isEqualTo(200);
  }

  @Test
  void takesDirectivesFromTheTestForClientsWithoutHeaders() {
    server.next("error=503");
    assertThat(client.post("/v1/messages", HI).status()).isEqualTo(503);
    assertThat(client.post("/v1/messages", HI).status()).isEqualTo(200);
  }

  @Test
  void cutsAStreamAfterSoManyEvents() throws InterruptedException {
    assertThatThrownBy(() -> ask("disconnect-after-events=3", STREAM))
        .isInstanceOf(UncheckedIOException.class);
    Exchange cut = server.recorder().last();
    assertThat(cut.state()).isEqualTo(Exchange.State.CUT);
    assertThat(cut.sentText()).contains("message_start").doesNotContain("message_stop");
    assertThat(cut.sentText().split("\n\n")).hasSize(3);
  }

  @Test
  void cutsAJsonAnswerBelowItsAnnouncedLength() {
    assertThatThrownBy(() -> ask("disconnect-after-bytes=20", HI))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void breaksTheConnectionWithAReset() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-simulator: reset\r\ncontent-length: 0\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void noticesAClientThatGoesAwayFromAHangingRequest() throws Exception {
    long before = server.recorder().received();
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\n"
                      + "anthropic-version: 2023-06-01\r\nx-simulator: ttft-ms=600000\r\n"
                      + "content-length: "
                      + STREAM.length()
                      + "\r\n\r\n"
                      + STREAM)
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(server.recorder().awaitReceived(before + 1, Duration.ofSeconds(60))).isTrue();
    }
    Exchange abandoned = server.recorder().last();
    assertThat(abandoned.awaitEnd(Duration.ofSeconds(60))).isTrue();
    assertThat(abandoned.state()).isEqualTo(Exchange.State.ABANDONED);
  }

  @Test
  void failsInTheMiddleOfAStream() {
    RawClient.Answer answer = ask("stream-error=overloaded_error;error-after-events=5", STREAM);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.eventTypes()).hasSize(6).endsWith("error").doesNotContain("message_stop");
    assertThat(answer.text()).contains("event: error\ndata: {\"type\":\"error\"");
    assertThat(answer.events().getLast().path("request_id").asString())
        .isEqualTo(answer.header("request-id"));
  }

  @Test
  void splitsAStreamIntoSingleBytesWithoutChangingIt() {
    RawClient.Answer whole = ask("text=gr%C3%BC%C3%9Fe%20%F0%9F%99%82", STREAM);
    RawClient.Answer split = ask("split-bytes=1,text=gr%C3%BC%C3%9Fe%20%F0%9F%99%82", STREAM);
    assertThat(withoutId(split.text())).isEqualTo(withoutId(whole.text())).contains("grüße 🙂");
    assertThat(server.recorder().last().writes()).isEqualTo(split.response().body().length);
  }

  private static String withoutId(String text) {
    return text.replaceAll("msg_sim\\w+", "id");
  }

  @Test
  void encodesAStreamWithGzip() throws IOException {
    RawClient.Answer answer = ask("gzip", STREAM);
    assertThat(answer.header("content-encoding")).isEqualTo("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.response().body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("message_stop");
    }
  }

  @Test
  void leavesOutOrAddsWhatItIsAskedFor() {
    assertThat(ask("no-ping", STREAM).eventTypes()).doesNotContain("ping");
    assertThat(ask("no-message-stop", STREAM).eventTypes()).endsWith("message_delta");
    assertThat(ask("no-event-lines", STREAM).text()).doesNotContain("event: message");
    assertThat(ask("no-usage", HI).json().has("usage")).isFalse();
    assertThat(ask("unknown-events", STREAM).text())
        .contains(": a comment line")
        .contains("simulated_future_event")
        .contains("simulated_future_delta");
    assertThat(ask("json-instead-of-sse", STREAM).json().path("type").asString())
        .isEqualTo("message");
  }

  @Test
  void pingsThroughALongSilence() {
    RawClient.Answer answer = ask("text=word%20word%20word%20word,tps=40,ping-ms=20", STREAM);
    assertThat(answer.eventTypes().stream().filter("ping"::equals).count()).isGreaterThan(1);
    assertThat(answer.eventTypes()).endsWith("message_stop");
  }

  @Test
  void answersAtTheLengthAndCountAskedFor() {
    RawClient.Answer answer =
        ask("words=5000,output-tokens=12345", STREAM.replace("1024", "60000"));
    assertThat(answer.text().length()).isGreaterThan(100_000);
    assertThat(answer.events().get(answer.events().size() - 2).at("/usage/output_tokens").asInt())
        .isEqualTo(12_345);
  }

  @Test
  void keepsTheBytesReceivedAndSent() {
    RawClient.Answer answer = ask("text=ok", HI);
    Exchange kept = server.recorder().last();
    assertThat(kept.bodyText()).isEqualTo(HI);
    assertThat(kept.sent()).isEqualTo(Json.bytes(answer.json()));
    assertThat(kept.header("X-Api-Key")).isEqualTo("key-a");
    assertThat(kept.status()).isEqualTo(200);
  }
}
