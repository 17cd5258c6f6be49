package io.ledgerline.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.simulator.exchange.Exchange;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the upstream received and what the client got, against what was sent, byte by byte. */
class WireFactsIT {
  private static RunningDemo demo;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws Exception {
    demo = RunningDemo.shared();
    tenant = demo.tenant("wire-facts", "50 USD");
  }

  /** The one exchange whose request carried this mark. */
  private static Exchange received(String mark) {
    return demo.upstream().recorder().exchanges().stream()
        .filter(exchange -> mark.equals(exchange.header("x-mark")))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("nothing with the mark " + mark + " reached upstream"));
  }

  private static String mark() {
    return UUID.randomUUID().toString();
  }

  @Test
  void neitherOurCredentialNorOurHeadersLeave() throws Exception {
    for (var credential : new String[] {"x-api-key", "authorization"}) {
      var mark = mark();
      var value = credential.equals("x-api-key") ? tenant.key() : "Bearer " + tenant.key();
      var reply =
          demo.caller("")
              .ask(
                  "hello",
                  50,
                  false,
                  credential,
                  value,
                  "x-mark",
                  mark,
                  "ledgerline-feature",
                  "order-help",
                  "ledgerline-session",
                  "s-1",
                  "ledgerline-subject",
                  "customer-7");
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(received(mark).headers())
          .noneMatch(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("ledgerline"))
          .noneMatch(header -> header.getValue().contains(tenant.key()))
          .noneMatch(header -> header.getKey().equalsIgnoreCase("authorization"));
      assertThat(received(mark).header("x-api-key")).isEqualTo(RunningDemo.UPSTREAM_KEY);
    }
  }

  @Test
  void unknownHeadersBetasAndFieldsLeaveAsTheyCameAndTheUpstreamsErrorComesBackAsItIs()
      throws Exception {
    var mark = mark();
    var body =
        "{ \"max_tokens\" : 50,\t\"x_future\":{\"b\":1.50,\"a\":[1e2,\"\\u00e9\"]},\n"
            + "\"model\":\"claude-sonnet-5-5\", \"messages\":[{\"content\":\"h\\u0069 é\","
            + "\"role\":\"user\"}]  }\n";
    var reply =
        tenant
            .caller()
            .post(
                "/v1/messages?beta=true&x=%2F",
                body,
                "x-mark",
                mark,
                "x-future",
                "A, b;c=\"d\"",
                "anthropic-beta",
                "one-2030-01-01,two-2031-02-02");
    var received = received(mark);
    assertThat(received.bodyText()).isEqualTo(body);
    assertThat(received.uri())
        .as("of the query only what the API knows")
        .isEqualTo("/v1/messages?beta=true");
    assertThat(received.header("x-future")).isEqualTo("A, b;c=\"d\"");
    assertThat(received.header("anthropic-beta")).isEqualTo("one-2030-01-01,two-2031-02-02");
    assertThat(received.header("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(reply.status()).isEqualTo(received.status()).isEqualTo(400);
    assertThat(reply.body()).isEqualTo(received.sentText()).contains("x_future");
  }

  @Test
  void anUnchangedGzipBodyGoesAsItCame() throws Exception {
    var mark = mark();
    var zipped = gzip(Caller.question("hello in gzip", 50, false));
    var reply =
        tenant.caller().post("/v1/messages", zipped, "content-encoding", "gzip", "x-mark", mark);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(received(mark).body()).isEqualTo(zipped);
    assertThat(received(mark).header("content-encoding")).isEqualTo("gzip");
  }

  private static byte[] gzip(String text) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void aStreamReachesTheClientByteForByteHoweverItWasCut() throws Exception {
    for (var cut :
        new String[] {"no-ping", "split-bytes=1", "split-bytes=7", "ping-ms=1;tps=2000"}) {
      var mark = mark();
      var reply =
          tenant.caller().ask("Tell me of wool", 200, true, "x-mark", mark, "x-simulator", cut);
      assertThat(reply.body()).as(cut).isEqualTo(received(mark).sentText());
      assertThat(reply.whole()).as(cut).isTrue();
    }
  }

  @Test
  void theUpstreamsRequestIdStaysAndItsQuotaDoesNotShow() throws Exception {
    var mark = mark();
    var reply = tenant.caller().ask("hello", 50, false, "x-mark", mark);
    assertThat(reply.header("request-id")).startsWith("req_sim");
    assertThat(reply.requestId()).isNotBlank();
    assertThat(reply.header("ledgerline-receipt")).isNotBlank();
    assertThat(reply.header("anthropic-ratelimit-requests-limit")).isEmpty();
    assertThat(demo.admin().entryTypes(reply.requestId()))
        .containsExactly("call.admitted", "call.completed");
  }

  @Test
  void upstreamErrorsPassByteForByteWithTheirAdvice() throws Exception {
    for (int status : new int[] {400, 401, 404, 413, 429, 500, 529}) {
      var mark = mark();
      var reply =
          tenant
              .caller()
              .ask(
                  "hello",
                  50,
                  true,
                  "x-mark",
                  mark,
                  "x-simulator",
                  "error=" + status + ";should-retry=true;retry-after=7");
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.body()).isEqualTo(received(mark).sentText());
      assertThat(reply.header("x-should-retry")).isEqualTo("true");
      assertThat(reply.header("retry-after")).isEqualTo("7");
      assertThat(demo.admin().entryTypes(reply.requestId()))
          .containsExactly("call.admitted", "call.failed");
    }
  }
}
