package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.upstream.UpstreamLimits;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.policy.PolicySnapshot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller with a good key can try against the others, the node, or its own rules. */
class HostileCallerFault {
  private static final ScriptedUpstream.Script ANSWER =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  @Test
  void aCallThatNoBudgetCanHoldTakesNoTokensFromTheOthers() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig =
            Rig.to(upstream.url())
                .budget(RigSettings.budget("0.10", OnReserveShort.REFUSE))
                .rate(tokensPerMinute(10_000))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace(":100,", ":40000000,"), AUTH);
      assertThat(client.read().text()).contains("budget.exhausted");
      client.post("/v1/messages", Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void aCallThatTheUpstreamRefusesTakesNoTokensFromTheOthers() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> x.answer(400, "application/json", "{\"type\":\"error\",\"error\":{}}"));
        Rig rig =
            Rig.to(upstream.url())
                .budget(RigSettings.budget("10000", OnReserveShort.REFUSE))
                .rate(tokensPerMinute(10_000))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST.replace(":100,", ":40000000,"), AUTH);
      assertThat(client.read().status()).isEqualTo(400);
      rig.assertNothingIsHeld();
      client.post("/v1/messages", Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(400);
    }
  }

  @Test
  void aTargetInAbsoluteFormCannotChooseTheHostThatGetsOurCredential() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("http://elsewhere.example/v1/messages?beta=true", Wire.REQUEST, AUTH);
      client.read();

      assertThat(upstream.take().head()).startsWith("POST /v1/messages?beta=true HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xchunked", "identity", "gzip, chunked", "chunked, chunked"})
  void refusesFramingThatAProxyCouldReadDifferently(String coding) throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.send(
          "POST /v1/messages HTTP/1.1\r\nHost: test\r\n"
              + AUTH
              + "\r\nTransfer-Encoding: "
              + coding
              + "\r\n\r\n0\r\n\r\n");

      assertThat(client.read().text()).contains("request.head");
      assertThat(upstream.waiting()).isZero();
    }
  }

  @Test
  void aPackedBodyCountsInMemoryAtItsRealSize() throws Exception {
    byte[] packed = gzip(Wire.REQUEST + " ".repeat(900_000));
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).prompt("Ours.").config(tight(1 << 20)).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", packed, AUTH, "content-encoding: gzip");
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).contains("gateway.memory");
      rig.assertNothingIsHeld();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann lee", "ann@example.com", "<script>"})
  void aRefusalsEntryHoldsNoTextThatCouldBeAPersons(String text) throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER);
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-use-case: " + text);
      assertThat(client.read().text()).contains("use_case.unknown").doesNotContain(text);
      client.post("/v1/messages", Wire.REQUEST.replace(Rig.MODEL, text), AUTH);
      assertThat(client.read().text()).contains("model.not_allowed").doesNotContain(text);

      for (EntryView entry : rig.log.of(EventType.CALL_REFUSED)) {
        assertThat(entry.text(Field.REASON)).doesNotContain(text);
      }
    }
  }

  @Test
  void aSessionDoesNotCarryThePromptOfOneWorkspaceIntoAnother() throws Exception {
    try (var upstream = new ScriptedUpstream(ANSWER)) {
      PolicySnapshot strict =
          Rig.to(upstream.url()).workspace("legal").prompt("Be strict.").policy();
      try (Rig rig = Rig.to(upstream.url()).prompt("Be loose.").start();
          RawClient client = rig.client()) {
        client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-session: s1");
        client.read();
        rig.policy = strict;
        client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-session: s1");
        client.read();

        assertThat(upstream.take().text()).contains("Be loose.");
        assertThat(upstream.take().text()).contains("Be strict.").doesNotContain("Be loose.");
      }
    }
  }

  private static RateLimitSpec tokensPerMinute(long tokens) {
    return new RateLimitSpec("shop", RateLimitSpec.Level.TENANT, "threadco", null, 0, tokens, 0);
  }

  private static GatewayConfig tight(int bytes) {
    GatewayConfig usual = RigSettings.config(UpstreamLimits.defaults());
    return new GatewayConfig(
        bytes,
        bytes,
        usual.openCalls(),
        usual.maxStale(),
        usual.rulesLast(),
        usual.endRetry(),
        usual.endRetryFor(),
        usual.drain(),
        usual.drains(),
        usual.unknownModel(),
        usual.upstream());
  }

  private static byte[] gzip(String text) throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
