package io.ledgerline.governance.apply;

import static io.ledgerline.governance.Installation.ALL;
import static io.ledgerline.governance.Installation.MARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplyIT {
  private static final SettingKey VOICE = new SettingKey(Kind.PROMPT, "threadco", "voice");

  @Test
  void appliesTheSampleAndThenFindsNothingToDo() {
    var installation = new Installation();

    Applied first = installation.apply(Installation.sample());
    Plan again = installation.apply.plan(ALL, Installation.sample());

    assertThat(first.written()).isGreaterThan(25);
    assertThat(again.count(Change.Action.KEEP)).isEqualTo(again.changes().size());
    assertThat(again.text())
        .isEqualTo("0 to create, 0 to change, %d unchanged.\n".formatted(again.changes().size()));
  }

  @Test
  void keepsEveryVersionOfAPromptAndShowsTheDifference() {
    var installation = Installation.shopMate();
    String changed = prompt("You speak for ThreadCo. Be brief.");

    Plan plan = installation.apply.plan(ALL, List.of(new SourceFile("p.yaml", changed)));
    installation.apply(changed);

    assertThat(plan.text())
        .contains("~ Prompt threadco/voice")
        .contains("text: text of ")
        .contains("0 to create, 1 to change, 0 unchanged.");
    assertThat(installation.settings.history(ALL, VOICE))
        .extracting(Setting::version)
        .containsExactly(2, 1);
  }

  @Test
  void changesNothingWhenOneDocumentOfManyIsWrong() {
    var installation = new Installation();
    var broken =
        """
        apiVersion: ledgerline/v1
        kind: Tenant
        metadata: {name: threadco}
        spec: {displayName: ThreadCo}
        ---
        apiVersion: ledgerline/v1
        kind: Workspace
        metadata: {tenant: threadco, name: support}
        spec:
          displayName: Support
          models: standard
        """;

    Plan plan = installation.apply.plan(ALL, List.of(new SourceFile("shop.yaml", broken)));

    assertThat(plan.text())
        .contains(
            "shop.yaml:11: Workspace threadco/support, spec.models: there is no ModelTiers"
                + " 'standard' in threadco; add its document or correct the name");
    assertThatThrownBy(() -> installation.apply.execute(plan, MARA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(installation.settings.list(ALL, Kind.TENANT)).isEmpty();
  }

  @Test
  void refusesTwoStatementsOfOneName() {
    var installation = Installation.shopMate();
    var rules =
        """
        apiVersion: ledgerline/v1
        kind: OutputRules
        metadata: {tenant: threadco, name: twice}
        spec:
          mode: sentence
          fallback: Please ask us.
          forbidden:
            - {name: cure, phrases: [it cures], action: note}
            - {name: heal, phrases: [it heals], action: note}
            - {name: cure, phrases: [it mends], action: note}
          required:
            - {name: adult, statement: For adults., action: note}
            - {name: adult, statement: Not for children., action: note}
        """;

    assertThat(installation.apply.plan(ALL, List.of(new SourceFile("o.yaml", rules))).text())
        .isEqualTo(
            """
            o.yaml:10: OutputRules threadco/twice, spec.forbidden[2].name: another statement is called 'cure'; give each a name of its own
            o.yaml:13: OutputRules threadco/twice, spec.required[1].name: another statement is called 'adult'; give each a name of its own
            Nothing was changed: 2 to mend.
            """);
  }

  @Test
  void refusesFormsOfTypesThatThereAreNotAndFormsThatNoValueHas() {
    var installation = Installation.shopMate();
    var policy =
        """
        apiVersion: ledgerline/v1
        kind: Detectors
        metadata: {tenant: threadco, name: own}
        spec:
          patterns:
            - {type: LOYALTY_CARD, category: pii, expression: 'TC-[0-9]{8}'}
        ---
        apiVersion: ledgerline/v1
        kind: DataPolicy
        metadata: {tenant: threadco, name: own}
        spec:
          forms:
            LOYALTY_CARD: digits
            TUMOUR_STAGE: word
            IBAN: iban
            PHONEX: digits
            PHONE: iban
        """;
    var models = new Installed(Set.of(), Set.of("TUMOUR_STAGE"));

    assertThat(
            installation.apply.plan(ALL, List.of(new SourceFile("p.yaml", policy)), models).text())
        .isEqualTo(
            """
            p.yaml:16: DataPolicy threadco/own, spec.forms.PHONEX: there is no type 'PHONEX'; the nearest is 'PHONE', which has the forms word, digits
            p.yaml:17: DataPolicy threadco/own, spec.forms.PHONE: no value of 'PHONE' can have the form 'iban'; write one of word, digits
            Nothing was changed: 2 to mend.
            """);
  }

  @Test
  void notesNamesInConditionsThatNothingHasYet() {
    var installation = Installation.shopMate();
    var policy =
        """
        apiVersion: ledgerline/v1
        kind: DataPolicy
        metadata: {name: everybody}
        spec:
          matrix:
            - {categories: [phi], routes: [eu], action: allow}
            - {categories: [pii], routes: [default], useCases: [order-help], action: allow}
            - categories: [secrets]
              useCases: [order-hlep]
              routes: [usa, eu]
              action: allow
        """;
    var here = new Installed(Set.of("default", "eu"), Set.of());

    Plan plan = installation.apply.plan(ALL, List.of(new SourceFile("p.yaml", policy)), here);

    assertThat(plan.isSound()).isTrue();
    assertThat(plan.notes())
        .extracting(Problem::toString)
        .containsExactly(
            "p.yaml:10: DataPolicy everybody, spec.matrix[2].routes: cell 3 names route 'usa',"
                + " which this installation has not (it has default, eu): it will not match until"
                + " one is called so",
            "p.yaml:9: DataPolicy everybody, spec.matrix[2].useCases: cell 3 names use case"
                + " 'order-hlep', which no tenant has: it will not match until one does");
    assertThat(plan.text()).contains("note: p.yaml:9: ").endsWith("0 unchanged.\n");
    assertThat(installation.apply.plan(ALL, List.of(new SourceFile("p.yaml", policy))).notes())
        .extracting(Problem::path)
        .containsExactly("spec.matrix[2].useCases");
  }

  @Test
  void refusesFilesThatDeclareNothingAndNotesOneAmongOthers() {
    var installation = Installation.shopMate();
    var empty = new SourceFile("empty.yaml", "");
    var comments = new SourceFile("notes.yaml", "# to be written\n---\n");
    var prompt = new SourceFile("p.yaml", prompt("You speak for ThreadCo. Be brief."));
    String nothing = ":1: file: declares nothing; write a document, or leave it out";

    Plan none = installation.apply.plan(ALL, List.of(empty, comments));
    Plan some = installation.apply.plan(ALL, List.of(empty, prompt));

    assertThat(none.problems())
        .extracting(Problem::toString)
        .containsExactly("empty.yaml" + nothing, "notes.yaml" + nothing);
    assertThat(some.isSound()).isTrue();
    assertThat(some.notes()).extracting(Problem::toString).containsExactly("empty.yaml" + nothing);
    assertThat(some.count(Change.Action.CHANGE)).isEqualTo(1);
  }

  @Test
  void refusesAPlanThatAnotherChangeOvertook() {
    var installation = Installation.shopMate();
    Plan plan = installation.apply.plan(ALL, List.of(new SourceFile("p.yaml", prompt("First."))));

    installation.apply(prompt("Second."));

    assertThatThrownBy(() -> installation.apply.execute(plan, MARA))
        .isInstanceOf(StalePlanException.class)
        .hasMessageContaining("Prompt threadco/voice is at version 2, the plan started from 1");
    assertThat(installation.settings.get(ALL, VOICE).orElseThrow().spec())
        .containsEntry("text", "Second.");
  }

  @Test
  void refusesAChangeThatWouldBreakWhatRefersToIt() {
    var installation = Installation.shopMate();
    var withoutBackground =
        """
        apiVersion: ledgerline/v1
        kind: ModelTiers
        metadata: {name: standard}
        spec:
          default: claude-sonnet-5-5
          tiers:
            - {name: everyday, models: [claude-sonnet-5-5]}
        """;

    Plan plan = installation.apply.plan(ALL, List.of(new SourceFile("m.yaml", withoutBackground)));

    assertThat(plan.text())
        .contains("would break UseCase threadco/order-help, spec.modelTiers")
        .contains("the workspace has no tier 'background'");
  }

  @Test
  void holdsATenantsAdministratorInsideItsWalls() {
    var installation = Installation.shopMate();
    var voltbay = new Scope.Tenant("voltbay");

    Plan foreign =
        installation.apply.plan(voltbay, List.of(new SourceFile("p.yaml", prompt("Mine."))));
    Plan own =
        installation.apply.plan(
            voltbay,
            List.of(new SourceFile("p.yaml", prompt("Ours.").replace("threadco", "voltbay"))));

    assertThat(foreign.text()).contains("is outside what you may change");
    assertThat(own.isSound()).as(own.text()).isTrue();
    assertThat(installation.settings.list(voltbay, Kind.PROMPT))
        .extracting(setting -> setting.key().tenant())
        .containsOnly("voltbay");
  }

  @Test
  void writesCommitmentsAndNeverTheTextOfAPromptIntoEntries() throws Exception {
    var installation = Installation.shopMate();

    List<String> entries =
        installation.database.inSystem(
            connection -> {
              try (var statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "select convert_from(entry, 'UTF8') from governance.outbox"
                              + " where stream = 'threadco' order by sequence")) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                  found.add(rows.getString(1));
                }
                return found;
              }
            });

    assertThat(entries)
        .anySatisfy(
            entry ->
                assertThat(entry)
                    .contains("\"event_type\":\"settings.changed\"")
                    .contains("\"kind\":\"Prompt\"")
                    .contains("\"after\":\"sha256:")
                    .contains("\"subject\":\"u_mara\""))
        .noneSatisfy(entry -> assertThat(entry).contains("clothing that lasts"));
  }

  private static String prompt(String text) {
    return """
        apiVersion: ledgerline/v1
        kind: Prompt
        metadata: {tenant: threadco, name: voice}
        spec: {text: %s}
        """
        .formatted(text);
  }
}
