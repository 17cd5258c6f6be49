package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers and documents say of their content raises its class, and never lowers it. */
class DataLabelsTest {
  private static final String MAIL =
      Wire.REQUEST.replace("\"hi\"", "\"Write to jane.doe@acme-corp.com\"");
  private static final DataPolicy NOTHING_RESTRICTED =
      policy(
          Map.of(
              "matrix",
              List.of(
                  Map.of("classes", List.of("restricted"), "action", "deny"),
                  Map.of("classes", List.of("confidential"), "action", "mask"))));

  private static DataPolicy policy(Map<String, Object> spec) {
    return DataPolicy.of("threadco", "support", new Spec(spec));
  }

  private static ScriptedUpstream upstream() throws Exception {
    return new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
  }

  private static Rig rig(ScriptedUpstream upstream, DataPolicy policy) throws Exception {
    return Rig.to(upstream.url()).data(new NoTokens(), policy).start();
  }

  private static String document(String text) {
    return Wire.REQUEST.replace(
        "\"hi\"",
        "[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"%s\"}},{\"type\":\"text\",\"text\":\"Sum up\"}]"
            .formatted(text));
  }

  @Test
  void theRefusalNamesTheLabelsThatWereSentAndWhichRaisesTheClass() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-data-labels: confidential, phi");
      assertThat(client.read().text())
          .contains("The request is restricted (label confidential, label phi (restricted))");
    }
  }

  @Test
  void aLabelRaisesTheClassAndTheRefusalNamesItAndTheCell() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-data-labels: Restricted, pii");
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text())
          .contains("restricted", "label pii", "cell 1, restricted x any route x any use case");
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.CLASSIFICATION)).isEqualTo("restricted");
      assertThat(refused.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly("pii");
      assertThat(upstream.waiting()).isZero();
    }
  }

  private static String mailsTo(int persons) {
    var text = new StringBuilder("Write to");
    for (int i = 0; i < persons; i++) {
      text.append(" person").append((char) ('a' + i)).append("@acme-corp.com,");
    }
    return Wire.REQUEST.replace("\"hi\"", "\"" + text + " please\"");
  }

  @Test
  void aCrowdOfPersonsIsRestrictedTogetherAndTheCellForThatDecides() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", mailsTo(24), AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      client.post("/v1/messages", mailsTo(25), AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text()).contains("cell 1, restricted");
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.CLASSIFICATION)).isEqualTo("restricted");
      assertThat(refused.object(Field.REDACTION_METADATA))
          .containsEntry("said", List.of("counted restricted for 25 persons or more"));
    }
  }

  @Test
  void aLabelNeverLowersWhatWasFound() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", MAIL, AUTH, "ledgerline-data-labels: public");
      client.read();
      assertThat(upstream.take().text()).doesNotContain("jane.doe");
      assertThat(rig.log.await(EventType.CALL_ADMITTED).text(Field.CLASSIFICATION))
          .isEqualTo("confidential");
    }
  }

  @Test
  void aRaisedClassCantLeadToAMilderCell() throws Exception {
    var policy =
        policy(
            Map.of(
                "matrix",
                List.of(
                    Map.of("classes", List.of("restricted"), "action", "allow"),
                    Map.of("categories", List.of("pii"), "action", "deny"))));
    try (var upstream = upstream();
        Rig rig = rig(upstream, policy);
        RawClient client = rig.client()) {
      client.post("/v1/messages", MAIL, AUTH, "ledgerline-data-labels: restricted");
      assertThat(client.read().text()).contains("EMAIL", "cell 2");
    }
  }

  @Test
  void aLabelThatMeansNothingIsRefused() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH, "ledgerline-data-labels: secretish");
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("'secretish'", "confidential, restricted", "phi");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("data.label");
    }
  }

  @Test
  void aDocumentsMarkingRaisesTheClass() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", document("STRICTLY CONFIDENTIAL\\n\\nPlans."), AUTH);
      assertThat(client.read().text())
          .contains("marked restricted in documents", "cell 1, restricted");
      client.post("/v1/messages", document("CONFIDENTIAL\\n\\nPlans."), AUTH);
      client.read();
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .contains("classification=confidential", "marked confidential in documents");
    }
  }

  @Test
  void aClientsSystemTextMarksNothing() throws Exception {
    String asked =
        Wire.REQUEST.replace("\"messages\"", "\"system\":\"STRICTLY CONFIDENTIAL\",\"messages\"");
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post("/v1/messages", asked, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void aMarkingInALaterTurnLeavesTheBytesOfEarlierOnes() throws Exception {
    var policy =
        policy(
            Map.of(
                "matrix",
                List.of(
                    Map.of("classes", List.of("restricted"), "action", "drop"),
                    Map.of("categories", List.of("pii"), "action", "allow"))));
    String later =
        MAIL.replace(
            "com\"}",
            "com\"},{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"STRICTLY CONFIDENTIAL\\nand john.roe@acme-corp.com\"}");
    try (var upstream = upstream();
        Rig rig = rig(upstream, policy);
        RawClient client = rig.client()) {
      client.post("/v1/messages", later, AUTH);
      client.read();
      assertThat(upstream.take().text()).contains("jane.doe@acme-corp.com", "and [removed]");
    }
  }

  @Test
  void tellsAnApplicationWhatWasSaid() throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream, NOTHING_RESTRICTED);
        RawClient client = rig.client()) {
      client.post(
          "/api/v1/inspect",
          document("CONFIDENTIAL\\nPlans"),
          AUTH,
          "ledgerline-data-labels: restricted");
      assertThat(client.read().text())
          .contains(
              "\"classification\":\"restricted\"",
              "\"action\":\"deny\"",
              "\"said\":[\"label restricted\",\"marked confidential in documents\"]",
              "cell 1, restricted");
    }
  }
}
