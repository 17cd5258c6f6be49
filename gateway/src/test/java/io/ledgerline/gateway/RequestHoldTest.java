package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.governance.setting.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a request which the matrix holds is sent only after a person has seen it. */
class RequestHoldTest {
  private static final String ASKED =
      Wire.REQUEST.replace(
          "\"hi\"", "\"Card 4111 1111 1111 1111, then write to jane.doe@acme-corp.com\"");

  private final Asked asked = new Asked();

  @Test
  void anApprovedRequestLeavesWithTheRestOfTheMatrixInForce() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      HeldWish wish = asked.wish();
      assertThat(wish.action()).isEqualTo("request.send");
      assertThat(wish.text()).contains("\"category\":\"pci\"", "\"action\":\"hold\"", ASKED);
      assertThat(upstream.waiting()).isZero();
      assertThat(rig.log.of(EventType.CALL_ADMITTED)).isEmpty();
      asked.decision.complete(new Holds.Outcome.Approved("a_1"));
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().text()).contains("4111 1111 1111 1111").doesNotContain("acme");
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.objects(Field.CHANGES))
          .anyMatch(each -> "request_approved".equals(each.get("kind")));
      assertThat(admitted.texts(Field.POLICY_FLAGS)).contains("data.held");
    }
  }

  @Test
  void oneThatNobodyApprovedStaysHereAndNamesItsApproval() throws Exception {
    asked.decision.complete(new Holds.Outcome.Waiting("a_9"));
    try (var upstream = upstream();
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text())
          .contains(
              "The request is held by rule data.held (it holds data of type CREDIT_CARD, cell 1,",
              "), as approval a_9: once somebody other than the owner of this key has run"
                  + " 'ledgerline approvals approve a_9', the same request, sent again, passes once.")
          .doesNotContain("4111");
      assertThat(upstream.waiting()).isZero();
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("data.held");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aCallerWhoLeavesWhileItWaitsIsKnownToHaveLeft() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream)) {
      HeldWish wish;
      try (RawClient client = rig.client()) {
        client.post("/v1/messages", ASKED, AUTH);
        wish = asked.wish();
        assertThat(wish.wanted().getAsBoolean()).isTrue();
      }
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (wish.wanted().getAsBoolean()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.onSpinWait();
      }
      asked.decision.complete(new Holds.Outcome.Waiting("a_1"));
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("data.held");
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatACallerLabelsWaitsToo() throws Exception {
    asked.decision.complete(new Holds.Outcome.Waiting("a_9"));
    var cell = Map.of("classes", List.of("restricted"), "action", "hold");
    try (var upstream = upstream();
        Rig rig = rig(upstream, Map.of("matrix", List.of(cell)));
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-data-labels: restricted");
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text()).contains("a_9", "restricted", "cell 1");
      assertThat(upstream.waiting()).isZero();
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("data.held");
    }
  }

  @Test
  void whoOnlyAsksWhatWouldHappenIsToldAndNobodyElseIsAsked() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/api/v1/inspect", ASKED, AUTH);
      assertThat(client.read().text()).contains("\"action\":\"hold\"", "would wait for a person");
      assertThat(asked.wishes).isEmpty();
    }
  }

  private Rig rig(ScriptedUpstream upstream) throws Exception {
    var cell = Map.of("categories", List.of("pci"), "action", "hold");
    return rig(upstream, Map.of("matrix", List.of(cell)));
  }

  private Rig rig(ScriptedUpstream upstream, Map<String, Object> policy) throws Exception {
    var spec = new Spec(policy);
    return Rig.to(upstream.url())
        .asks(asked)
        .data(new PrivacyTest.ListedTokens(), DataPolicy.of("threadco", "support", spec))
        .start();
  }

  private static ScriptedUpstream upstream() throws Exception {
    return new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
  }
}
