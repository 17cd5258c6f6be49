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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the terms of a request say it is about counts as much as the values in it. */
class SubjectsTest {
  private static final DataPolicy REGULATED =
      DataPolicy.of(
          "threadco", "support", new Spec(Map.of("regulated", List.of("phi", "special_category"))));

  private static ScriptedUpstream upstream() throws Exception {
    return new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
  }

  private static Rig rig(ScriptedUpstream upstream) throws Exception {
    return Rig.to(upstream.url()).data(new NoTokens(), REGULATED).start();
  }

  private static String saying(String... texts) {
    var blocks = new StringBuilder();
    for (String text : texts) {
      blocks.append(blocks.isEmpty() ? "" : ",").append("{\"type\":\"text\",\"text\":\"");
      blocks.append(text.replace("\n", "\\n").replace("\"", "\\\"")).append("\"}");
    }
    return Wire.REQUEST.replace("\"hi\"", "[" + blocks + "]");
  }

  private static RawClient.Answer answer(String body) throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", body, AUTH);
      return client.read();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna Schmidt was diagnosed with pneumonia last week.",
        "Patient Anna Schmidt has diabetes and takes insulin.",
        "Dear Dr. Okafor, my symptoms came back, is the dosage right? Call +44 20 7946 0958.",
        "{\"name\":\"Anna Schmidt\",\"findings\":\"leukemia, second cycle of chemotherapy\"}",
        "Frau Anna Schmidt hat Diabetes und Asthma."
      })
  void aDiagnosisBesideSomebodyIsHealthDataAndNeedsAUseCaseForIt(String text) throws Exception {
    RawClient.Answer answer = answer(saying(text));
    assertThat(answer.status()).isEqualTo(451);
    assertThat(answer.text())
        .contains("data.use_case", "phi by health term beside a person", "phi x use case");
  }

  @Test
  void theNameMayStandInAnotherTextOfTheSameMessage() throws Exception {
    assertThat(answer(saying("About Anna Schmidt:", "The biopsy shows carcinoma.")).status())
        .isEqualTo(451);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diabetes is a common disease.",
        "A 45 year old with diabetes asks for a diet.",
        "Symptoms: the login fails. Reported by Anna Schmidt.",
        "Anna Schmidt diagnosed the memory leak on Tuesday.",
        "La société Dupont est responsable du traitement. Contact : Anna Schmidt",
        "Anna Schmidt set the stroke of the icon to 2 px.",
        "We hire regardless of religion, ethnicity or sexual orientation. Anna Schmidt, HR"
      })
  void aTermAloneOrOneThatMeansManyThingsIsNot(String text) throws Exception {
    assertThat(answer(saying(text)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna Schmidt is gay and a member of the Labour party.",
        "{\"name\":\"Anna Schmidt\",\"religion\":\"Hindu\"}"
      })
  void whatSomebodyIsOrBelievesIsASpecialCategory(String text) throws Exception {
    assertThat(answer(saying(text)).text()).contains("special_category x use case");
  }

  @Test
  void aSystemTextAboutPatientsIsAboutNobody() throws Exception {
    String body =
        saying("Write to anna@northwind-traders.com")
            .replace("\"messages\"", "\"system\":\"You help people with diabetes.\",\"messages\"");
    assertThat(answer(body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The salary is 82,000 EUR. | financial_data",
        "The merger comes after due diligence. | trade_secret",
        "import os@import sys@def main():@  return 1 | source_code"
      })
  void whatElseItIsAboutStandsInTheEntry(String text, String category) throws Exception {
    try (var upstream = upstream();
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", saying(text.replace('@', '\n')), AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly(category);
      assertThat(admitted.text(Field.CLASSIFICATION)).isEqualTo("confidential");
    }
  }
}
