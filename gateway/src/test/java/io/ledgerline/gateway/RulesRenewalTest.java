package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.setting.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a session which never ends does not keep the rules of its first day for ever. */
class RulesRenewalTest {
  private static final String SESSION = "ledgerline-session: nightly";
  private static final String MAIL = "jane.doe@northwind-traders.com";
  private static final String FIRST =
      Wire.REQUEST.replace("\"hi\"", "\"Write to " + MAIL + " soon\"");
  private static final String SECOND = turn(FIRST);
  private static final String THIRD = turn(SECOND);

  private static String turn(String before) {
    return before.replace(
        "}], \"x_new\"",
        "},{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"Go\"}], \"x_new\"");
  }

  private static DataPolicy policy(String action) {
    return DataPolicy.of(
        "threadco",
        "support",
        new Spec(
            Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", action)))));
  }

  @Test
  void whatNewerRulesHideIsHiddenAfterADayAndStaysSo() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy("allow")).start();
        RawClient client = rig.client()) {
      assertThat(sent(upstream, client, FIRST)).contains(MAIL);
      rig.policy = Rig.to(upstream.url()).data(new NoTokens(), policy("tokenise")).policy();
      rig.skippedHours.set(23);
      assertThat(sent(upstream, client, SECOND)).contains(MAIL);
      rig.skippedHours.set(24);
      String renewed = sent(upstream, client, SECOND);
      assertThat(renewed).doesNotContain(MAIL);
      String next = sent(upstream, client, THIRD);
      assertThat(next).startsWith(renewed.substring(0, renewed.indexOf("}], \"x_new\"")));
      var admitted = rig.log.of(EventType.CALL_ADMITTED);
      assertThat(admitted.get(1).texts(Field.POLICY_FLAGS)).containsExactly("data.rules_pinned");
      assertThat(admitted.get(2).texts(Field.POLICY_FLAGS)).containsExactly("data.rules_renewed");
      assertThat(admitted.get(3).texts(Field.POLICY_FLAGS)).containsExactly("data.rules_pinned");
    }
  }

  @Test
  void whatAConversationHidStaysHiddenWhereThePolicyOnlyWatchesFromThenOn() throws Exception {
    var watches = DataPolicy.of("threadco", "support", new Spec(Map.of("mode", "observe")));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy("tokenise")).start();
        RawClient client = rig.client()) {
      String first = sent(upstream, client, FIRST);
      assertThat(first).doesNotContain(MAIL);
      rig.policy = Rig.to(upstream.url()).data(new NoTokens(), watches).policy();
      assertThat(sent(upstream, client, SECOND))
          .startsWith(first.substring(0, first.indexOf("}], \"x_new\"")));
      assertThat(rig.log.of(EventType.CALL_ADMITTED).get(1).texts(Field.POLICY_FLAGS))
          .contains("data.rules_pinned");
      client.post("/v1/messages", FIRST, Rig.AUTH);
      assertThat(upstream.take().text()).as("another conversation").contains(MAIL);
    }
  }

  @Test
  void anInstallationSaysHowLongTheFirstRulesLast() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig =
            Rig.to(upstream.url())
                .config(Small.rulesLast(Duration.ofHours(2)))
                .data(new NoTokens(), policy("allow"))
                .start();
        RawClient client = rig.client()) {
      assertThat(sent(upstream, client, FIRST)).contains(MAIL);
      rig.policy = Rig.to(upstream.url()).data(new NoTokens(), policy("tokenise")).policy();
      rig.skippedHours.set(1);
      assertThat(sent(upstream, client, SECOND)).contains(MAIL);
      rig.skippedHours.set(2);
      assertThat(sent(upstream, client, SECOND)).doesNotContain(MAIL);
    }
  }

  @Test
  void rulesThatLetMoreOutReachASessionOnlyWhereTheyAreToHoldAtOnce() throws Exception {
    Map<String, Object> allow =
        Map.of(
            "immediate",
            true,
            "matrix",
            List.of(Map.of("categories", List.of("pii"), "action", "allow")));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy("tokenise")).start();
        RawClient client = rig.client()) {
      assertThat(sent(upstream, client, FIRST)).doesNotContain(MAIL);
      var loosened = DataPolicy.of("threadco", "support", new Spec(allow));
      rig.policy = Rig.to(upstream.url()).data(new NoTokens(), loosened).policy();
      assertThat(sent(upstream, client, SECOND)).contains(MAIL);
      assertThat(rig.log.of(EventType.CALL_ADMITTED).getLast().texts(Field.POLICY_FLAGS))
          .contains("data.rules_at_once");
    }
  }

  @Test
  void whatAnEarlierTurnHasHiddenStaysHiddenUnderRulesThatWouldLetItOut() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy("tokenise")).start();
        RawClient client = rig.client()) {
      String first = sent(upstream, client, FIRST);
      assertThat(first).doesNotContain(MAIL);
      rig.policy = Rig.to(upstream.url()).data(new NoTokens(), policy("allow")).policy();
      for (int hours : new int[] {1, 25, 50, 1000}) {
        rig.skippedHours.set(hours);
        assertThat(sent(upstream, client, SECOND))
            .startsWith(first.substring(0, first.indexOf("}], \"x_new\"")))
            .doesNotContain(MAIL);
      }
    }
  }

  private static DetectorDocument terms(int version, List<String> terms, List<String> allowed) {
    var dictionary = Map.of("type", "PROJECT_NAME", "category", "pii", "terms", terms);
    Map<String, Object> spec = Map.of("dictionaries", List.of(dictionary), "allowed", allowed);
    return DetectorDocument.of("threadco", "own", version, new Spec(spec));
  }

  private static Rig.Builder finding(ScriptedUpstream upstream, DetectorDocument own)
      throws Exception {
    return Rig.to(upstream.url()).data(new NoTokens(), policy("tokenise")).detectors(own);
  }

  @Test
  void whatNewerDetectorsFindIsHiddenAfterADayAndWhatWasFoundStaysHidden() throws Exception {
    String first = Wire.REQUEST.replace("\"hi\"", "\"About Quibbo, Falcon, Zeppo and Harpo\"");
    String second = turn(first);
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig =
            finding(upstream, terms(1, List.of("Quibbo", "Zeppo", "Harpo"), List.of("zeppo")))
                .start();
        RawClient client = rig.client()) {
      assertThat(sent(upstream, client, first))
          .contains("Falcon", "Zeppo")
          .doesNotContain("Quibbo", "Harpo");
      var newer = terms(2, List.of("Falcon", "Zeppo", "Harpo"), List.of("harpo"));
      rig.policy = finding(upstream, newer).policy();
      rig.skippedHours.set(23);
      assertThat(sent(upstream, client, second)).contains("Falcon", "Zeppo");
      rig.skippedHours.set(24);
      String renewed = sent(upstream, client, second);
      assertThat(renewed).doesNotContain("Quibbo", "Falcon", "Zeppo", "Harpo");
      rig.skippedHours.set(60);
      assertThat(sent(upstream, client, turn(second)))
          .startsWith(renewed.substring(0, renewed.indexOf("}], \"x_new\"")));
      var admitted = rig.log.of(EventType.CALL_ADMITTED);
      assertThat(admitted.get(1).texts(Field.POLICY_FLAGS))
          .containsExactly("data.own_detectors_pinned");
      assertThat(admitted.get(2).texts(Field.POLICY_FLAGS))
          .containsExactly("data.own_detectors_renewed");
      assertThat(admitted.get(3).texts(Field.POLICY_FLAGS))
          .containsExactly("data.own_detectors_pinned");
    }
  }

  private static String sent(ScriptedUpstream upstream, RawClient client, String request)
      throws Exception {
    client.post("/v1/messages", request, AUTH, SESSION);
    assertThat(client.read().status()).isEqualTo(200);
    return upstream.take().text();
  }
}
