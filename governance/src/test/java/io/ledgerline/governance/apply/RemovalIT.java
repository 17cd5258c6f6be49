package io.ledgerline.governance.apply;

import static io.ledgerline.governance.Installation.ALL;
import static io.ledgerline.governance.Installation.MARA;
import static io.ledgerline.governance.Installation.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.policy.LivePolicies;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.SnapshotFile;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setting is taken back, with a version and an entry, and what holds without it holds. */
class RemovalIT {
  private static final SettingKey CENTS = new SettingKey(Kind.BUDGET, "duel", "ten-cents");
  private static final SettingKey STRICT = new SettingKey(Kind.DATA_POLICY, "threadco", "strict");
  private static final String STRICT_YAML =
      """
      apiVersion: ledgerline/v1
      kind: DataPolicy
      metadata: {tenant: threadco, name: strict}
      spec: {matrix: [{categories: [pii], action: deny}]}
      """;

  private final Installation installation = Installation.shopMate();

  private Plan plan(Scope scope, SettingKey key) {
    return installation.apply.planRemoval(scope, key);
  }

  @Test
  void isAVersionAndAnEntryAndTheSettingIsGone() throws Exception {
    Plan plan = plan(ALL, CENTS);
    assertThat(plan.text())
        .contains("- Budget duel/ten-cents", "→ removed", "0 unchanged, 1 to take back.");

    assertThat(installation.apply.execute(plan, MARA).written()).isOne();

    assertThat(installation.settings.get(ALL, CENTS)).isEmpty();
    assertThat(installation.settings.list(ALL, Kind.BUDGET))
        .extracting(Setting::key)
        .doesNotContain(CENTS);
    assertThat(installation.settings.history(ALL, CENTS))
        .extracting(Setting::removed)
        .containsExactly(true, false);
    assertThat(entries("duel").getLast())
        .contains("settings.changed", "\"name\":\"ten-cents\"", "\"before\":\"sha256:")
        .contains("\"version\":2", "\"subject\":\"u_mara\"")
        .doesNotContain("\"after\"");
  }

  @Test
  void nodesFollowAndWhatIsAppliedAgainHoldsAgain(@TempDir Path folder) throws Exception {
    var file = new SnapshotFile(folder.resolve("s"), folder.resolve("k"), new SecureRandom());
    var revocations = new LocalRevocations(folder.resolve("revoked"));
    try (var policies =
        LivePolicies.start(installation.database, file, revocations, Clock.systemUTC())) {
      int before = policies.current().budgets("duel").size();
      installation.apply.execute(plan(ALL, CENTS), MARA);
      await("the budget to go", () -> policies.current().budgets("duel").size() == before - 1);

      installation.apply(Installation.sample());
      await("the budget to come", () -> policies.current().budgets("duel").size() == before);
    }
    assertThat(installation.settings.get(ALL, CENTS).orElseThrow().version()).isEqualTo(3);
    assertThat(entries("duel").getLast()).doesNotContain("\"before\"");
  }

  @Test
  void aPolicyThatIsTakenBackIsAControlThatAsksForLess() throws Exception {
    installation.apply(STRICT_YAML);
    installation.apply.execute(plan(ALL, STRICT), MARA);
    assertThat(entries("threadco").getLast())
        .contains("control.loosened", "\"looser\":[\"removed\"]", "\"name\":\"strict\"");
    installation.apply(STRICT_YAML.replace("{matrix", "{mode: observe, matrix"));
    installation.apply.execute(plan(ALL, STRICT), MARA);
    assertThat(entries("threadco").getLast()).contains("settings.changed");
  }

  @Test
  void whatOthersReferToStays() {
    assertThat(plan(ALL, new SettingKey(Kind.PROMPT, "threadco", "voice")).text())
        .contains("Prompt threadco/voice: would break Workspace threadco/support, spec.prompts");
    assertThat(plan(ALL, new SettingKey(Kind.MODEL_TIERS, null, "standard")).isSound()).isFalse();
  }

  @Test
  void whatKeysAndLogsNameStays() {
    assertThat(plan(ALL, new SettingKey(Kind.TENANT, "duel", "duel")).text())
        .contains("apply it with suspended: true");
    assertThat(plan(ALL, new SettingKey(Kind.WORKSPACE, "threadco", "support")).text())
        .contains("revoke its keys");
    assertThat(plan(ALL, new SettingKey(Kind.USE_CASE, "threadco", "order-help")).text())
        .contains("reviewBy");
    assertThat(plan(ALL, new SettingKey(Kind.BUDGET, "duel", "none")).text())
        .contains("there is nothing to take back");
  }

  @Test
  void holdsATenantsAdministratorInsideItsWalls() {
    assertThat(plan(new Scope.Tenant("threadco"), CENTS).text())
        .contains("is outside what this key may change");
    assertThat(plan(new Scope.Tenant("duel"), CENTS).isSound()).isTrue();
    assertThat(plan(new Scope.Workspace("duel", "x"), CENTS).isSound()).isFalse();
    // And the database, where the code is wrong: another tenant's transaction sees no such line.
    Plan own = plan(ALL, CENTS);
    var foreign = new Plan(new Scope.Tenant("threadco"), own.revision(), own.changes(), List.of());
    assertThatThrownBy(() -> installation.apply.execute(foreign, MARA))
        .isInstanceOf(StalePlanException.class);
    assertThat(installation.settings.get(ALL, CENTS)).isPresent();
  }

  @Test
  void refusesAPlanThatAnotherChangeOvertook() throws Exception {
    Plan plan = plan(ALL, CENTS);
    installation.apply.execute(plan(ALL, CENTS), MARA);
    assertThatThrownBy(() -> installation.apply.execute(plan, MARA))
        .isInstanceOf(StalePlanException.class);
  }

  private static final SettingKey SPARE = new SettingKey(Kind.PROMPT, "threadco", "spare");
  private static final String SPARE_YAML =
      """
      apiVersion: ledgerline/v1
      kind: Prompt
      metadata: {tenant: threadco, name: spare}
      spec: {text: Be kind.}
      """;
  private static final String USER_YAML =
      """
      apiVersion: ledgerline/v1
      kind: Workspace
      metadata: {tenant: threadco, name: annex}
      spec: {displayName: Annex, models: standard, prompts: [spare]}
      """;

  @Test
  void refusesThePlanOfWhatWasGivenAReferenceMeanwhile() {
    installation.apply(SPARE_YAML);
    Plan removal = plan(ALL, SPARE);
    installation.apply(USER_YAML);
    assertThatThrownBy(() -> installation.apply.execute(removal, MARA))
        .isInstanceOf(StalePlanException.class)
        .hasMessageContaining("plan again");
    assertThat(plan(ALL, SPARE).isSound()).isFalse();
  }

  @Test
  void refusesThePlanOfWhatRefersToSomethingTakenBackMeanwhile() throws Exception {
    installation.apply(SPARE_YAML);
    var file = new SourceFile("w.yaml", USER_YAML);
    for (Scope scope : List.of(ALL, new Scope.Tenant("threadco"))) {
      Plan user = installation.apply.plan(scope, List.of(file));
      assertThat(user.isSound()).as(user.text()).isTrue();
      installation.apply.execute(plan(scope, SPARE), MARA);
      assertThatThrownBy(() -> installation.apply.execute(user, MARA))
          .isInstanceOf(StalePlanException.class)
          .hasMessageContaining("plan again");
      installation.apply(SPARE_YAML);
    }
  }

  private List<String> entries(String stream) {
    return installation.database.inSystem(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select convert_from(entry, 'UTF8') from governance.outbox"
                      + " where stream = ? order by sequence")) {
            statement.setString(1, stream);
            try (var rows = statement.executeQuery()) {
              var found = new ArrayList<String>();
              while (rows.next()) {
                found.add(rows.getString(1));
              }
              return found;
            }
          }
        });
  }
}
