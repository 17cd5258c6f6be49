package io.ledgerline.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that can't be governed: a clear error in Anthropic's shape, and an entry about it. */
class BadInputIT {
  private static final String MODEL = "\"model\":\"claude-sonnet-5-5\"";
  private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
  private static RunningDemo demo;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws Exception {
    demo = RunningDemo.shared();
    tenant = demo.tenant("bad-input", "50 USD");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("empty", "", 400),
        Arguments.of("not JSON", "hello", 400),
        Arguments.of("cut JSON", "{" + MODEL + ",\"max_tokens\":10,\"messages\":[{\"role\"", 400),
        Arguments.of("an array", "[1,2]", 400),
        Arguments.of("more after the end", "{" + MODEL + ",\"max_tokens\":10," + HI + "} {}", 400),
        Arguments.of(
            "a duplicate key", "{" + MODEL + "," + MODEL + ",\"max_tokens\":10," + HI + "}", 400),
        Arguments.of(
            "a duplicate key in other letters of JSON",
            "{" + MODEL + ",\"mod\\u0065l\":\"claude-opus-5-5\",\"max_tokens\":10," + HI + "}",
            400),
        Arguments.of("a number for the model", "{\"model\":5,\"max_tokens\":10," + HI + "}", 400),
        Arguments.of(
            "a text for max_tokens", "{" + MODEL + ",\"max_tokens\":\"10\"," + HI + "}", 400),
        Arguments.of("a fraction of a token", "{" + MODEL + ",\"max_tokens\":1.5," + HI + "}", 400),
        Arguments.of("fewer than no tokens", "{" + MODEL + ",\"max_tokens\":-1," + HI + "}", 400),
        Arguments.of("no max_tokens", "{" + MODEL + "," + HI + "}", 400),
        Arguments.of("no model", "{\"max_tokens\":10," + HI + "}", 400),
        Arguments.of("no messages", "{" + MODEL + ",\"max_tokens\":10}", 400),
        Arguments.of(
            "an object for the messages", "{" + MODEL + ",\"max_tokens\":10,\"messages\":{}}", 400),
        Arguments.of(
            "a text for stream",
            "{" + MODEL + ",\"max_tokens\":10,\"stream\":\"yes\"," + HI + "}",
            400),
        Arguments.of(
            "broken UTF-8 escapes",
            "{" + MODEL + ",\"max_tokens\":10,\"system\":\"\\ud83e\\u00zz\"," + HI + "}",
            400),
        Arguments.of(
            "a model that nobody prices",
            "{\"model\":\"claude-nonesuch-9\",\"max_tokens\":10," + HI + "}",
            451));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void isRefusedInAnthropicsShapeAndRecorded(String what, String body, int status)
      throws Exception {
    long before = demo.upstream().recorder().received();
    var reply = tenant.caller().post("/v1/messages", body);
    assertRefusal(reply, status);
    assertThat(demo.admin().entryTypes(reply.requestId())).as(what).containsExactly("call.refused");
    assertThat(demo.upstream().recorder().received()).isEqualTo(before);
  }

  private static void assertRefusal(Caller.Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(reply.header("x-should-retry")).isEqualTo("false");
    var json = reply.json();
    assertThat(json.path("type").asString()).isEqualTo("error");
    assertThat(json.path("error").path("type").asString()).isNotBlank();
    assertThat(json.path("error").path("message").asString()).isNotBlank();
    assertThat(reply.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    var body = ("{" + MODEL + ",\"max_tokens\":10,\"system\":\"\u00e9\"," + HI + "}");
    var latin = body.getBytes(StandardCharsets.ISO_8859_1);
    assertRefusal(tenant.caller().post("/v1/messages", latin), 400);
  }

  @Test
  void anEncodingThatNobodyReadsIsRefused() throws Exception {
    var body = Caller.question("hi", 10, false);
    var reply = tenant.caller().post("/v1/messages", body, "content-encoding", "br");
    assertRefusal(reply, 400);
    assertThat(reply.json().at("/error/details/error_code").asString())
        .isEqualTo("request_body_encoding_unsupported");
  }

  @Test
  void headersThatAreTooLongAreRefusedAndTheConnectionsOfOthersLive() throws Exception {
    var reply = tenant.caller().ask("hi", 10, false, "x-long", "y".repeat(300_000));
    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.json().path("type").asString()).isEqualTo("error");
    assertThat(tenant.caller().ask("hi", 10, false).status()).isEqualTo(200);
  }

  @Test
  void routesThatAreNotGovernedAreRefusedByName() throws Exception {
    for (var route :
        List.of(
            "GET /v1/files",
            "POST /v1/complete",
            "DELETE /v1/messages",
            "GET /v1/messages/batches",
            "PUT /v1/models",
            "GET /v1/organizations/me",
            "GET /nowhere",
            "GET /v1/messages/../organizations")) {
      var parts = List.of(route.split(" ", -1));
      var reply = tenant.caller().bare(parts.get(0), parts.get(1));
      assertThat(reply.status()).as(route).isEqualTo(501);
      assertThat(reply.json().at("/error/type").asString()).isEqualTo("not_supported");
      assertThat(reply.header("x-should-retry")).isEqualTo("false");
    }
  }

  @Test
  void aMissingOrWrongOrDoubleCredentialIsUnauthorizedWithoutRetry() throws Exception {
    var body = Caller.question("hi", 10, false);
    assertRefusal(demo.caller("").post("/v1/messages", body), 401);
    assertRefusal(demo.caller("ll_wrong").post("/v1/messages", body), 401);
    assertRefusal(demo.caller("sk-ant-api03-abc").post("/v1/messages", body), 401);
    assertRefusal(
        tenant.caller().post("/v1/messages", body, "authorization", "Bearer ll_other"), 401);
  }

  @Test
  void theLogHoldsNoStackTraceOfAnyOfThis() throws Exception {
    tenant.caller().post("/v1/messages", "{");
    assertThat(demo.output()).doesNotContain("\tat io.ledgerline").doesNotContain("\tat io.vertx");
  }
}
