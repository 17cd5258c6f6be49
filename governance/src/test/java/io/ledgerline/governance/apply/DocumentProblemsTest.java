package io.ledgerline.governance.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.setting.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentProblemsTest {
  private static final SettingsSchema SCHEMA = new SettingsSchema();

  @Test
  void namesFileLinePathValueAndMend() {
    assertThat(
            problems(
                """
                apiVersion: ledgerline/v1
                kind: Budget
                metadata: {tenant: threadco, name: month}
                spec:
                  for: tenat
                  window: month
                  limit: 25 EUR
                  colour: red
                  thresholds:
                    - at: 180
                      action: throttle
                """))
        .containsExactlyInAnyOrder(
            "shop.yaml:5: Budget threadco/month, spec.for: \"tenat\" can't stand here; write one of"
                + " [\"organization\",\"tenant\",\"workspace\",\"use_case\",\"user\",\"session\"]",
            "shop.yaml:7: Budget threadco/month, spec.limit: \"25 EUR\" can't stand here (The hard"
                + " limit: it always blocks.); write for example \"25.00 USD\"",
            "shop.yaml:8: Budget threadco/month, spec.colour: unknown field 'colour'; known here:"
                + " for, limit, onReserveShort, thresholds, useCase, window, workspace",
            "shop.yaml:10: Budget threadco/month, spec.thresholds[0].at: 180 can't stand here: must"
                + " have a maximum value of 100",
            "shop.yaml:10: Budget threadco/month, spec.thresholds[0]: 'requestsPerMinute' is"
                + " missing; add it");
  }

  @Test
  void namesWhatCantStandAmongDetectors() {
    assertThat(
            problems(
                """
                apiVersion: ledgerline/v1
                kind: Detectors
                metadata: {tenant: threadco, name: own}
                spec:
                  patterns:
                    - {type: loyalty, category: pii, expression: 'TC-[0-9]{8}'}
                    - {type: CARD, category: private, expression: 'TC-[0-9]{8}'}
                """))
        .containsExactlyInAnyOrder(
            "shop.yaml:6: Detectors threadco/own, spec.patterns[0].type: \"loyalty\" can't stand"
                + " here (Upper-case letters, digits and underscores, 2 to 64: what findings call"
                + " it.); write for example \"LOYALTY_CARD\"",
            "shop.yaml:7: Detectors threadco/own, spec.patterns[1].category: \"private\" can't stand"
                + " here; write one of [\"secrets\",\"gov_id\",\"phi\",\"pci\",\"special_category\",\"pii\","
                + "\"financial_data\",\"legal_privileged\",\"source_code\",\"trade_secret\","
                + "\"internal_infra\",\"business_contact\"]");
  }

  /** An empty list was no condition, so a cell that had lost its last name held for everything. */
  @Test
  void refusesAConditionThatNamesNothing() {
    assertThat(
            problems(
                """
                apiVersion: ledgerline/v1
                kind: DataPolicy
                metadata: {name: shop}
                spec:
                  matrix:
                    - {classes: [], categories: [], routes: [], useCases: [], action: allow}
                """))
        .extracting(problem -> problem.replaceFirst(".*matrix.0..([a-zA-Z]+): .*", "$1"))
        .containsExactlyInAnyOrder("classes", "categories", "routes", "useCases");
    assertThat(
            problems(
                """
                apiVersion: ledgerline/v1
                kind: Assurance
                metadata: {name: baa}
                spec: {proof: baa, routes: [default], models: [], from: 2026-01-01, until: 2026-12-31, reference: r}
                """))
        .containsExactly(
            "shop.yaml:4: Assurance baa, spec.models: [] can't stand here: must have at least 1"
                + " items but found 0");
  }

  @Test
  void refusesAScheduleWhoseConditionNamesNothing() {
    assertThat(
            problems(
                """
                apiVersion: ledgerline/v1
                kind: RetentionSchedule
                metadata: {name: short}
                spec: {classes: [content], workspaces: [], useCases: [], riskTiers: [], dataClasses: [], tags: [], minDays: 1, maxDays: 2}
                """))
        .extracting(problem -> problem.replaceFirst(".*spec.([a-zA-Z]+): \\[\\] can't .*", "$1"))
        .contains("workspaces", "useCases", "riskTiers", "dataClasses", "tags");
  }

  @Test
  void givesTheSameExampleForABareNumber() {
    var rules =
        """
        apiVersion: ledgerline/v1
        kind: OutputRules
        metadata: {tenant: threadco, name: answers}
        spec:
          mode: sentence
          fallback: Please ask us.
          promises:
            action: note
            limits: [{topic: refund, atMost: %s}]
        """;
    var mend = " can't stand here (An amount and its currency.); write for example \"150.00 EUR\"";
    assertThat(problems(rules.formatted("150")))
        .singleElement()
        .asString()
        .endsWith("spec.promises.limits[0].atMost: 150" + mend);
    assertThat(problems(rules.formatted("150 euros")))
        .singleElement()
        .asString()
        .endsWith("spec.promises.limits[0].atMost: \"150 euros\"" + mend);
  }

  @Test
  void saysOnceWhatIsNoDocument() {
    assertThat(problems("- a\n- b\n"))
        .containsExactly(
            "shop.yaml:1: document: [\"a\",\"b\"] can't stand here; write a value of type"
                + " \"object\"");
  }

  @Test
  void refusesAKindThatIsNotKnown() {
    assertThat(problems("apiVersion: ledgerline/v1\nkind: Tenent\n"))
        .singleElement()
        .asString()
        .startsWith("shop.yaml:2: Tenent, kind: \"Tenent\" can't stand here; write one of [");
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertThat(problems("kind: Tenant\nkind: Tenant\n"))
        .containsExactly("shop.yaml:2: file: 'kind' is there twice: remove one");
  }

  @Test
  void saysWhereAFileIsNotYaml() {
    assertThat(problems("kind: [Tenant\nspec: }\n"))
        .singleElement()
        .asString()
        .startsWith("shop.yaml:2: file: not YAML: ");
  }

  @Test
  void refusesADocumentThatIsDeeperThanAnyStack() {
    assertThat(problems("- ".repeat(100_000)))
        .containsExactly("shop.yaml:1: file: too deep: split the file");
  }

  @Test
  void refusesADocumentThatUnfoldsWithoutEnd() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 5; i++) {
      String below = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ",
                      List.of(
                          below, below, below, below, below, below, below, below, below, below))));
    }

    assertThat(problems(bomb.toString()))
        .singleElement()
        .asString()
        .contains("too large or too deep");
  }

  @Test
  void publishesOneDefinitionPerKind() {
    for (Kind kind : Kind.values()) {
      assertThat(Apply.schema()).contains("#/$defs/" + kind.wireName());
    }
  }

  private static List<String> problems(String yaml) {
    YamlReader.Read read = YamlReader.read(new SourceFile("shop.yaml", yaml));
    if (!read.problems().isEmpty()) {
      return read.problems().stream().map(Problem::toString).toList();
    }
    return read.documents().stream()
        .flatMap(document -> SCHEMA.check(document).stream())
        .map(Problem::toString)
        .toList();
  }
}
