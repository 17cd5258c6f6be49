package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.messages.json.Edit;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Every row of the table of our own answers: status, type, advice, rule, and an entry. */
class OwnAnswersTest {
  private static final ScriptedUpstream.Script ANSWER =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  /** Sends one request to a rig and checks the refusal, its entry, and that nothing left. */
  private static RawClient.Answer refused(
      Function<Rig.Builder, Rig.Builder> how,
      String body,
      int status,
      String type,
      String retry,
      String rule,
      String... headers)
      throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = how.apply(Rig.to(upstream.url())).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", body, headers.length == 0 ? new String[] {AUTH} : headers);
      RawClient.Answer answer = client.read();

      assertThat(answer.text()).contains("[" + rule + "]").contains("\"rule\":\"" + rule + "\"");
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text())
          .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"");
      assertThat(answer.header("x-should-retry")).isEqualTo(retry);
      assertThat(answer.header("ledgerline-request-id")).isNotEmpty();
      EntryView entry = rig.log.await(EventType.CALL_REFUSED);
      assertThat(entry.text(Field.RULE)).isEqualTo(rule);
      assertThat(entry.number(Field.HTTP_STATUS)).hasValue(status);
      assertThat(entry.text(Field.USER_ID)).isEqualTo("u_ann");
      assertThat(entry.text(Field.REQUEST_ID)).isEqualTo(answer.header("ledgerline-request-id"));
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
      return answer;
    }
  }

  private static Rig.Builder usual(Rig.Builder rig) {
    return rig;
  }

  @Test
  void refusesABodyThatIsNotJson() throws Exception {
    refused(
        OwnAnswersTest::usual,
        "{\"model\":",
        400,
        "invalid_request_error",
        "false",
        "request.malformed");
  }

  @Test
  void refusesADuplicateKey() throws Exception {
    String twice =
        Wire.REQUEST.replace("\"max_tokens\":100", "\"max_tokens\":100,\"max\\u005ftokens\":9");
    refused(
        OwnAnswersTest::usual, twice, 400, "invalid_request_error", "false", "request.malformed");
  }

  @Test
  void refusesAMissingMaxTokensAndAWrongType() throws Exception {
    refused(
        OwnAnswersTest::usual,
        Wire.REQUEST.replace("\"max_tokens\":100,", ""),
        400,
        "invalid_request_error",
        "false",
        "request.malformed");
    refused(
        OwnAnswersTest::usual,
        Wire.REQUEST.replace("100", "\"100\""),
        400,
        "invalid_request_error",
        "false",
        "request.malformed");
  }

  @Test
  void refusesABodyAboveTheLimit() throws Exception {
    refused(
        rig -> rig.config(Small.body(1000)),
        "x".repeat(5000),
        413,
        "request_too_large",
        "false",
        "request.size");
  }

  @Test
  void refusesAChunkedBodyAboveTheLimitWhileItComes() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).config(Small.body(1000)).start();
        RawClient client = rig.client()) {
      client.send(
          "POST /v1/messages HTTP/1.1\r\nHost: t\r\n"
              + AUTH
              + "\r\ntransfer-encoding: chunked\r\n\r\n");
      for (int i = 0; i < 5; i++) {
        client.send("190\r\n" + "y".repeat(0x190) + "\r\n");
      }
      client.send("0\r\n\r\n");

      assertThat(client.read().status()).isEqualTo(413);
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("request.size");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void refusesAnEncodingThatCantBeInspected() throws Exception {
    var answer =
        refused(
            OwnAnswersTest::usual,
            "zzz",
            400,
            "invalid_request_error",
            "false",
            "request.encoding",
            AUTH,
            "content-encoding: br");
    assertThat(answer.text()).contains("\"error_code\":\"request_body_encoding_unsupported\"");
    refused(
        OwnAnswersTest::usual,
        "zzz",
        400,
        "invalid_request_error",
        "false",
        "request.encoding",
        AUTH,
        "content-encoding: gzip");
  }

  @Test
  void refusesABodyThatGrowsBeyondTheLimitWhenDecoded() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[4 << 20]);
    }
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).config(Small.body(1 << 20)).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", bomb.toByteArray(), AUTH, "content-encoding: gzip");
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text()).contains("request_body_too_large_after_decoding");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void refusesAnUnknownRouteByName() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages/batches", "{}", AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.header("x-should-retry")).isEqualTo("false");
      assertThat(answer.text())
          .contains("\"type\":\"not_supported\"")
          .contains("POST '/v1/messages/batches'");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("route.unknown");
      assertThat(client.get("/v1/files").status()).isEqualTo(501);
      assertThat(client.get("/nowhere").status()).isEqualTo(501);
      assertThat(rig.log.all()).hasSize(1);
    }
  }

  @Test
  void refusesAnotherMethodThanTheOneARouteHasAndNamesThatOne() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      RawClient.Answer stranger = client.get("/api/v1/inspect");
      assertThat(stranger.status()).isEqualTo(405);
      assertThat(stranger.header("allow")).isEqualTo("POST");
      assertThat(rig.log.all()).isEmpty();

      client.send("PUT /api/v1/inspect HTTP/1.1\r\nHost: t\r\n" + AUTH + "\r\n\r\n");
      RawClient.Answer known = client.read();
      assertThat(known.status()).isEqualTo(405);
      assertThat(known.header("allow")).isEqualTo("POST");
      assertThat(known.text())
          .contains("\"type\":\"invalid_request_error\"")
          .contains("PUT '/api/v1/inspect' is not served: send a POST");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("route.method");
    }
  }

  @Test
  void saysThatABodyIsNoJsonWhereNothingOfItIs() throws Exception {
    var answer =
        refused(
            OwnAnswersTest::usual,
            "hello",
            400,
            "invalid_request_error",
            "false",
            "request.malformed");
    assertThat(answer.text()).contains("The request body is not valid JSON: expected a JSON value");
  }

  @Test
  void knowsNoForeignObject() throws Exception {
    String file =
        Wire.REQUEST.replace(
            "\"hi\"",
            "[{\"type\":\"document\",\"source\":{\"type\":\"file\",\"file_id\":\"file_1\"}}]");
    refused(OwnAnswersTest::usual, file, 404, "not_found_error", "false", "object.unknown");
    String thread =
        Wire.REQUEST.replace(
            "\"max_tokens\"",
            "\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"msg_x\"},\"max_tokens\"");
    var answer =
        refused(OwnAnswersTest::usual, thread, 404, "not_found_error", "false", "thread.unknown");
    assertThat(answer.text()).contains("\"error_code\":\"thread_not_found\"");
  }

  @Test
  void countsStrangersAndWritesOneEntryAboutAllOfThem() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      stranger(client, "credential.missing", "accept: */*");
      stranger(client, "credential.unknown", "x-api-key: ll_other");
      stranger(client, "credential.ambiguous", AUTH, "authorization: Bearer ll_other");
      stranger(client, "credential.ambiguous", "authorization: Basic abc");
      assertThat(rig.log.all()).isEmpty();

      rig.gateway.reportStrangers();
      rig.gateway.reportStrangers();

      assertThat(rig.log.all()).hasSize(1);
      assertThat(rig.log.all().getFirst().number(Field.COUNT)).hasValue(4);
      assertThat(rig.log.all().getFirst().stream()).isEqualTo("_system");
    }
  }

  private static void stranger(RawClient client, String rule, String... headers) throws Exception {
    client.post("/v1/messages", Wire.REQUEST, headers);
    RawClient.Answer answer = client.read();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("x-should-retry")).isEqualTo("false");
    assertThat(answer.text()).contains("authentication_error").contains(rule).doesNotContain("ll_");
  }

  @Test
  void refusesAnExpiredKey() throws Exception {
    refused(
        rig -> rig.keyEnds(Rig.NOW),
        Wire.REQUEST,
        401,
        "authentication_error",
        "false",
        "credential.expired");
  }

  @Test
  void refusesByPolicyWith451() throws Exception {
    refused(
        Rig.Builder::suspended, Wire.REQUEST, 451, "permission_error", "false", "tenant.suspended");
    refused(
        rig -> rig.role(Role.AUDITOR),
        Wire.REQUEST,
        451,
        "permission_error",
        "false",
        "role.may_not_call");
    refused(
        Rig.Builder::useCaseRequired,
        Wire.REQUEST,
        451,
        "permission_error",
        "false",
        "use_case.required");
    refused(
        Rig.Builder::contextRequired,
        Wire.REQUEST,
        451,
        "permission_error",
        "false",
        "business_context.required");
    refused(
        OwnAnswersTest::usual,
        Wire.REQUEST,
        451,
        "permission_error",
        "false",
        "use_case.unknown",
        AUTH,
        "ledgerline-use-case: nope");
    refused(
        OwnAnswersTest::usual,
        Wire.REQUEST.replace(Rig.MODEL, "claude-opus-5-5"),
        451,
        "permission_error",
        "false",
        "model.gated");
    refused(
        OwnAnswersTest::usual,
        Wire.REQUEST.replace(Rig.MODEL, "claude-unheard-of"),
        451,
        "permission_error",
        "false",
        "model.not_allowed");
  }

  @Test
  void refusesAFallbackOrAnAdvisorOfAModelThatIsNotAllowed() throws Exception {
    String fallback =
        Wire.REQUEST.replace(
            "\"max_tokens\"", "\"fallbacks\":[{\"model\":\"claude-opus-5-5\"}],\"max_tokens\"");
    refused(OwnAnswersTest::usual, fallback, 451, "permission_error", "false", "model.gated");
    String advisor =
        Wire.REQUEST.replace(
            "\"messages\"",
            "\"tools\":[{\"type\":\"advisor_20260301\",\"name\":\"advisor\",\"model\":\"claude-opus-5-5\"}],\"messages\"");
    refused(OwnAnswersTest::usual, advisor, 451, "permission_error", "false", "model.gated");
  }

  @Test
  void refusesWhatTheBudgetCantHold() throws Exception {
    var answer =
        refused(
            rig -> rig.budget(RigSettings.budget("0.0001", OnReserveShort.REFUSE)),
            Wire.REQUEST,
            429,
            "billing_error",
            "false",
            "budget.exhausted");
    assertThat(answer.header("anthropic-ratelimit-unified-status")).isEqualTo("rejected");
    assertThat(answer.header("anthropic-ratelimit-unified-overage-disabled-reason"))
        .isEqualTo("org_spend_cap_reached");
    assertThat(answer.header("retry-after")).isEqualTo("43200");
  }

  @Test
  void refusesAboveTheRateWithTheTimeToWait() throws Exception {
    var limit = new RateLimitSpec("slow", RateLimitSpec.Level.TENANT, "threadco", null, 1, 0, 0);
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).rate(limit).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().header("anthropic-ratelimit-requests-limit")).isEqualTo("1");
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.text()).contains("rate_limit_error").contains("rate.requests");
      assertThat(answer.header("x-should-retry")).isEmpty();
      assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 60);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void looksAtPromptsUnderTheSameRate() throws Exception {
    var limit = new RateLimitSpec("slow", RateLimitSpec.Level.TENANT, "threadco", null, 2, 0, 0);
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).rate(limit).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      client.post("/api/v1/inspect", Wire.REQUEST, AUTH);
      RawClient.Answer seen = client.read();
      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.header("anthropic-ratelimit-requests-remaining")).isEqualTo("0");
      client.post("/api/v1/inspect", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.text()).contains("rate_limit_error").contains("rate.requests");
      assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 60);
      assertThat(answer.header("ledgerline-receipt")).isNotEmpty();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void refusesOnAPolicyThatIsTooOld() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      rig.policyAge = Duration.ofMinutes(16);
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("5");
      assertThat(answer.header("x-should-retry")).isEqualTo("true");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("policy.stale");
    }
  }

  @Test
  void refusesWhenAStageFailsRefusesOrHoldsInVain() throws Exception {
    refused(
        rig ->
            rig.protect(
                stage(
                    call -> {
                      throw new IllegalStateException("secret detail");
                    })),
        Wire.REQUEST,
        503,
        "api_error",
        "true",
        "stage.failed");
    refused(
        rig ->
            rig.protect(stage(call -> new Verdict.Refuse<>(OwnAnswers.policy("data.phi", "No.")))),
        Wire.REQUEST,
        451,
        "permission_error",
        "false",
        "data.phi");
    refused(
        rig ->
            rig.protect(
                stage(
                    call ->
                        new Verdict.Hold<>(
                            "a_1", Duration.ofMillis(1), new CompletableFuture<>()))),
        Wire.REQUEST,
        451,
        "permission_error",
        "false",
        "hold.expired");
  }

  private static ProtectStage stage(Function<CallView, Verdict<List<Edit>>> how) {
    return new ProtectStage() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public Verdict<List<Edit>> protect(CallView call) {
        return how.apply(call);
      }
    };
  }

  @Test
  void answersOversizedHeadersInAnthropicsShape() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.send(
          "POST /v1/messages HTTP/1.1\r\nHost: t\r\nx-long: " + "q".repeat(70_000) + "\r\n\r\n");
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(431);
      assertThat(answer.text()).contains("invalid_request_error").contains("request.headers");
    }
  }
}
