package io.ledgerline.governance.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.inspection.rule.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputSettingsTest {
  private static final Spec DATA =
      new Spec(
          Map.of(
              "title", "Terms",
              "terms", Map.of("refunds", "60 days from delivery."),
              "products", List.of(Map.of("name", "Linen Shirt", "price", "79.00 EUR"))));

  @Test
  void promisesAreHeldAgainstTheTermsOfTheWorkspacesProductData() {
    var rules =
        OutputSettings.rules(
            spec(
                Map.of(
                    "action",
                    "block",
                    "limits",
                    List.of(Map.of("topic", "refund", "atMost", "150.00 EUR")))),
            List.of(DATA));
    assertThat(answer(rules, "You can return it within 60 days.")).contains("60 days");
    assertThat(answer(rules, "You can return it within 90 days.")).isEqualTo("Ask us.");
    assertThat(answer(rules, "We refund 151 EUR.")).isEqualTo("Ask us.");
    assertThat(answer(rules, "We refund 149.99 EUR.")).contains("149.99");
    assertThat(answer(rules, "The Linen Shirt costs 69 EUR.")).isEqualTo("Ask us.");
  }

  @Test
  void aFormatIsASchemaInTheSettings() {
    var rules =
        OutputSettings.rules(
            new Spec(
                Map.of(
                    "mode", "sentence",
                    "fallback", "Ask us.",
                    "format", Map.of("action", "block", "schema", Map.of("type", "object")))),
            List.of());
    assertThat(rules.effective()).isEqualTo(OutputRules.Mode.BUFFER);
    assertThat(answer(rules, "{}")).isEqualTo("{}");
    assertThat(answer(rules, "[]")).isEqualTo("Ask us.");
  }

  @Test
  void whatADocumentDoesNotSayIsLookedForAllTheSame() {
    var silent = OutputSettings.rules(spec(Map.of("action", "block")), List.of(DATA));
    assertThat(silent.checks().asked())
        .hasSize(AnswerChecks.Kind.values().length)
        .containsEntry(
            AnswerChecks.Kind.PROMPT_LEAK,
            new AnswerChecks.Asked(Violation.Action.BLOCK, "[removed]"))
        .containsEntry(
            AnswerChecks.Kind.LINKS,
            new AnswerChecks.Asked(Violation.Action.REWRITE, "[link removed]"))
        .containsEntry(
            AnswerChecks.Kind.PERSONAL_DATA,
            new AnswerChecks.Asked(Violation.Action.NOTE, "[personal data removed]"));
  }

  @Test
  void aDocumentMaySayOtherwiseAndEndACheck() {
    var rules =
        OutputSettings.rules(
            new Spec(
                Map.of(
                    "mode",
                    "sentence",
                    "fallback",
                    "Ask us.",
                    "links",
                    Map.of("action", "hold", "allowedHosts", List.of("Shop.example")),
                    "secrets",
                    Map.of("action", "off"))),
            List.of());
    assertThat(rules.checks().asked()).doesNotContainKey(AnswerChecks.Kind.SECRETS);
    assertThat(rules.checks().asked().get(AnswerChecks.Kind.LINKS).action())
        .isEqualTo(Violation.Action.HOLD);
    assertThat(rules.checks().linkHosts()).containsExactly("shop.example");
    var label = Map.<String, Object>of("action", "label");
    assertThatThrownBy(
            () ->
                OutputSettings.rules(
                    new Spec(Map.of("mode", "buffer", "fallback", "x", "injection", label)),
                    List.of()))
        .hasMessageContaining("instead");
  }

  @Test
  void aSchemaThatNamesAnotherIsNoMistakeOfWhatIsStoredButOfWhatComesIn() {
    var schema = Map.<String, Object>of("$ref", "https://schemas.example/answer");
    var spec =
        new Spec(
            Map.of(
                "mode", "buffer",
                "fallback", "Ask us.",
                "format", Map.of("action", "block", "schema", schema)));
    assertThat(OutputSettings.rules(spec, List.of()).fallback()).isEqualTo("Ask us.");
    assertThatThrownBy(() -> OutputSettings.checkReferences(spec)).hasMessageContaining("$ref");
  }

  @Test
  void aSchemaThatIsNoneIsNamed() {
    var spec =
        new Spec(
            Map.of(
                "mode", "buffer",
                "fallback", "Ask us.",
                "format", Map.of("action", "block", "schema", Map.of("type", "no such type"))));
    assertThatThrownBy(() -> OutputSettings.rules(spec, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema");
  }

  private static Spec spec(Map<String, Object> promises) {
    return new Spec(Map.of("mode", "sentence", "fallback", "Ask us.", "promises", promises));
  }

  private static String answer(OutputRules rules, String text) {
    var ruled = new RuledText(rules);
    return ruled.add(text) + ruled.end();
  }
}
