package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  private static final ScriptedUpstream.Script ANSWER =
      x ->
          x.answer(
              200,
              "application/json",
              Wire.MESSAGE,
              "Request-Id: req_1",
              "anthropic-ratelimit-requests-remaining: 4999",
              "anthropic-ratelimit-unified-status: allowed",
              "anthropic-organization-id: org_1",
              "ledgerline-receipt: forged:1:00",
              "Connection: X-Hop",
              "X-Hop: 1",
              "Set-Cookie: a=1",
              "Set-Cookie: b=2");

  @Test
  void passesTheRequestHeadersThatTheApiReadsInTheirOrderAndCase() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages?beta=true",
          Wire.REQUEST,
          "X-Api-Key: " + Rig.KEY,
          "Authorization: Bearer " + Rig.KEY,
          "X-Stainless-Retry-Count: 0",
          "anthropic-beta: one,two",
          "Anthropic-Beta: three",
          "X-Claude-Code-Session-Id: 0b1c",
          "accept-encoding: gzip, br",
          "ledgerline-feature: order-help",
          "Connection: keep-alive, X-Once",
          "X-Once: gone",
          "TE: trailers",
          "Proxy-Authorization: x",
          "X-Unknown: Value With Case",
          "X-App: Value With Case");
      client.read();
      ScriptedUpstream.Received received = upstream.take();

      assertThat(received.headers())
          .contains(
              "X-Stainless-Retry-Count: 0",
              "anthropic-beta: one,two",
              "Anthropic-Beta: three",
              "X-Claude-Code-Session-Id: 0b1c",
              "X-App: Value With Case",
              "x-api-key: sk-upstream");
      String head = received.head().toLowerCase(java.util.Locale.ROOT);
      assertThat(head)
          .doesNotContain(
              Rig.KEY,
              "ledgerline",
              "accept-encoding",
              "x-once",
              "te: ",
              "proxy-",
              "authorization",
              "x-unknown")
          .contains("host: 127.0.0.1:");
      assertThat(received.head().indexOf("X-Stainless"))
          .isLessThan(received.head().indexOf("anthropic-beta"));
      assertThat(received.head().indexOf("anthropic-beta"))
          .isLessThan(received.head().indexOf("X-App"));
    }
  }

  @Test
  void replacesTheUpstreamsRateLimitsByTheCallersOwnAndKeepsTheRest() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.head())
          .contains("Request-Id: req_1")
          .contains("Set-Cookie: a=1")
          .contains("Set-Cookie: b=2");
      assertThat(answer.header("anthropic-organization-id")).isEqualTo("org_1");
      assertThat(answer.head()).doesNotContain("4999", "X-Hop", "forged");
      assertThat(answer.header("anthropic-ratelimit-unified-status")).isEqualTo("allowed");
      assertThat(answer.header("anthropic-ratelimit-unified-overage-period")).isEqualTo("daily");
      assertThat(answer.header("ledgerline-receipt")).startsWith("threadco:0:");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-06-01", "2026-10-21"})
  void passesBothVersions(String version) throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages",
          Wire.REQUEST,
          "Authorization: Bearer " + Rig.KEY,
          "anthropic-version: " + version);

      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().headers()).contains("anthropic-version: " + version);
    }
  }

  @Test
  void forwardsAnUnchangedGzipBodyAsItCame() throws Exception {
    byte[] packed = gzip(Wire.REQUEST);
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", packed, AUTH, "Content-Encoding: gzip");

      assertThat(client.read().status()).isEqualTo(200);
      ScriptedUpstream.Received received = upstream.take();
      assertThat(received.body()).isEqualTo(packed);
      assertThat(received.headers()).contains("Content-Encoding: gzip");
    }
  }

  @Test
  void sendsAChangedGzipBodyDecoded() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).prompt("Be kind.").start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", gzip(Wire.REQUEST), AUTH, "Content-Encoding: gzip");

      assertThat(client.read().status()).isEqualTo(200);
      ScriptedUpstream.Received received = upstream.take();
      assertThat(received.text()).contains("Be kind.").contains("\"x_new\": {\"a\" : 1}");
      assertThat(received.head().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("content-encoding");
    }
  }

  @Test
  void acceptsAChunkedBodyAndOneThatWaitsForContinue() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      String head = "POST /v1/messages HTTP/1.1\r\nHost: t\r\n" + AUTH + "\r\n";
      int half = Wire.REQUEST.length() / 2;
      client.send(head + "transfer-encoding: chunked\r\n\r\n");
      client.send(Integer.toHexString(half) + "\r\n" + Wire.REQUEST.substring(0, half) + "\r\n");
      client.send(
          Integer.toHexString(Wire.REQUEST.length() - half)
              + "\r\n"
              + Wire.REQUEST.substring(half)
              + "\r\n0\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().text()).isEqualTo(Wire.REQUEST);

      client.send(
          head + "Expect: 100-continue\r\ncontent-length: " + Wire.REQUEST.length() + "\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 100");
      client.send(Wire.REQUEST);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().head().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("expect");
    }
  }

  private static byte[] gzip(String text) throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
