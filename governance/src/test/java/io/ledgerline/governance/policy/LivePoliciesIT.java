package io.ledgerline.governance.policy;

import static io.ledgerline.governance.Installation.ALL;
import static io.ledgerline.governance.Installation.MARA;
import static io.ledgerline.governance.Installation.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.MovableClock;
import io.ledgerline.governance.key.IssuedKey;
import io.ledgerline.governance.key.KeySecret;
import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePoliciesIT {
  @TempDir Path folder;

  private Installation installation;
  private LocalRevocations revocations;
  private LivePolicies policies;

  @BeforeEach
  void start() throws Exception {
    installation = Installation.shopMate();
    revocations = new LocalRevocations(folder.resolve("revoked"));
    policies = LivePolicies.start(installation.database, file(), revocations, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    policies.close();
  }

  @Test
  void showsWhatTheSampleDeclares() {
    PolicySnapshot snapshot = policies.current();
    WorkspaceView support = workspace("threadco", "support");
    UseCaseView orderHelp =
        snapshot.tenant("threadco").orElseThrow().useCase("order-help").orElseThrow();

    assertThat(snapshot.tenants()).hasSize(4);
    assertThat(support.prompt().blocks()).hasSize(2);
    assertThat(support.prompt().blocks().getFirst()).contains("You speak for ThreadCo");
    assertThat(support.prompt().blocks().getLast())
        .contains("# ThreadCo catalogue and terms, autumn 2026\n\n[Internal reference ")
        .contains(".]\n## Products\n- Harbour Linen")
        .contains("refunds: 60 days from delivery");
    assertThat(workspace("threadco", "engineering").prompt().isEmpty()).isTrue();
    assertThat(orderHelp.approval().sentence()).isEqualTo("declared, not approved");
    assertThat(orderHelp.models().usableBy(Role.POWER_USER, Set.of()))
        .doesNotContain("claude-opus-5-5");
    assertThat(snapshot.budgets("duel"))
        .extracting(BudgetSpec::id)
        .containsExactly("duel/ten-cents", "/shopmate-month");
    assertThat(snapshot.budgets("duel").getFirst())
        .satisfies(
            budget -> {
              assertThat(budget.limitNanoUsd()).isEqualTo(100_000_000);
              assertThat(budget.level()).isEqualTo(BudgetLevel.SESSION);
              assertThat(budget.window()).isEqualTo(Window.LIFETIME);
            });
  }

  @Test
  void followsAnIssuedAndARevokedKey() throws Exception {
    IssuedKey issued = installation.key("shop", "threadco", "support", "opus");
    byte[] sha256 = KeySecret.sha256(issued.secret());
    await("the key to open", () -> policies.current().key(sha256) != null);
    assertThat(policies.current().key(sha256)).isEqualTo(issued.key().grant());

    installation.keys.revoke(ALL, issued.key().grant().keyId(), MARA);

    await("the key to be shut", () -> policies.current().key(sha256) == null);
  }

  @Test
  void rebuildsOnlyTheTenantThatChanged() {
    TenantView threadco = policies.current().tenant("threadco").orElseThrow();
    TenantView voltbay = policies.current().tenant("voltbay").orElseThrow();

    String version = installation.apply(prompt("Be brief.")).version();

    await("the new prompt", () -> policies.current().version().equals(version));
    assertThat(workspace("threadco", "support").prompt().blocks().getFirst())
        .contains("\nBe brief.\n");
    assertThat(policies.current().tenant("threadco")).get().isNotSameAs(threadco);
    assertThat(policies.current().tenant("voltbay")).get().isSameAs(voltbay);
  }

  @Test
  void obeysARevocationMadeOnThisNodeAlone() throws Exception {
    IssuedKey issued = installation.key("shop", "threadco", "support");
    byte[] sha256 = KeySecret.sha256(issued.secret());
    await("the key to open", () -> policies.current().key(sha256) != null);

    revocations.revoke(issued.key().grant().keyId());
    await("the key to be shut here", () -> policies.current().key(sha256) == null);
  }

  @Test
  void obeysARevocationThatAnotherProcessMadeHere() throws Exception {
    IssuedKey issued = installation.key("shop", "threadco", "support");
    byte[] sha256 = KeySecret.sha256(issued.secret());
    await("the key to open", () -> policies.current().key(sha256) != null);

    new LocalRevocations(folder.resolve("revoked")).revoke(issued.key().grant().keyId());
    await("the key to be shut here", () -> policies.current().key(sha256) == null);
  }

  @Test
  void keepsOnDiskWhatItTakesToDecideAgain() throws Exception {
    IssuedKey issued = installation.key("shop", "threadco", "support");
    byte[] sha256 = KeySecret.sha256(issued.secret());
    await("the key to open", () -> policies.current().key(sha256) != null);
    policies.close();

    SnapshotFile.Saved saved = file().load().orElseThrow();
    var state = new PolicyState();
    state.take(saved.rows());
    PolicySnapshot loaded = state.snapshot(_ -> false);

    assertThat(loaded.version()).isEqualTo(policies.current().version());
    assertThat(loaded.key(sha256)).isEqualTo(issued.key().grant());
    assertThat(loaded.tenant("threadco").orElseThrow().workspace("support").orElseThrow().prompt())
        .isEqualTo(workspace("threadco", "support").prompt());
    assertThat(loaded.tenant("threadco").orElseThrow().key())
        .isEqualTo(policies.current().tenant("threadco").orElseThrow().key());
    assertThat(policies.age()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void servesItsLastPolicyWithoutTheDatabaseAndTellsItsAge() throws Exception {
    var clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    var config = new DatabaseConfig.Embedded(folder.resolve("postgres"), TestDatabase.cache());
    try (Database gone = Database.open(config);
        var last = LivePolicies.start(gone, file("gone"), revocations, clock)) {
      assertThat(last.age()).isZero();

      gone.close();
      clock.advance(Duration.ofMinutes(16));

      assertThat(last.current().version()).isEqualTo("v0");
      assertThat(last.age()).isGreaterThan(Duration.ofMinutes(15));
      try (var restarted = LivePolicies.start(gone, file("gone"), revocations, clock)) {
        assertThat(restarted.current().version()).isEqualTo("v0");
        assertThat(restarted.age()).isGreaterThan(Duration.ofMinutes(15));
      }
      assertThatThrownBy(() -> LivePolicies.start(gone, file("other"), revocations, clock))
          .isInstanceOf(DatabaseException.class);
    }
  }

  @Test
  void doesNotUseASavedPolicyThatSomebodyEdited() throws Exception {
    policies.close();
    Path path = folder.resolve("policy.snapshot");
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 2] ^= 1;
    Files.write(path, bytes, StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(file().load()).isEmpty();
  }

  private WorkspaceView workspace(String tenant, String name) {
    return policies.current().tenant(tenant).orElseThrow().workspace(name).orElseThrow();
  }

  private SnapshotFile file() throws IOException {
    return file("policy");
  }

  private SnapshotFile file(String name) throws IOException {
    return new SnapshotFile(
        folder.resolve(name + ".snapshot"), folder.resolve(name + ".key"), new SecureRandom());
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
