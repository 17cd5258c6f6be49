package io.ledgerline.server.assembly;

import static io.ledgerline.server.assembly.NodeCalls.apply;
import static io.ledgerline.server.assembly.NodeCalls.member;
import static io.ledgerline.server.assembly.NodeCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.ApprovalWish;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.erasure.ErasureSearch;
import io.ledgerline.governance.hold.HoldWish;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.PrunedEntriesException;
import io.ledgerline.records.RecordsSchema;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.vault.VaultSchema;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disposal and erasure through the whole process, with a real PostgreSQL and a real ledger. */
class RetentionIT {
  private static final Instant THEN = Instant.parse("2020-03-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
  private static final String TENANT =
      """
      apiVersion: ledgerline/v1
      kind: Tenant
      metadata: {name: threadco}
      spec: {displayName: ThreadCo}
      """;

  @TempDir Path temp;
  private final UuidV7 ids = new UuidV7(Clock.systemUTC(), new SecureRandom());

  private static final RetentionRules SEVEN_YEARS =
      new RetentionRules(
          List.of(RetentionSchedule.of(null, "sox", new Spec(Map.of("pack", "us-financial")))));

  private byte[] entry(Instant at, String workspace) {
    return EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), at, "threadco")
        .text(Field.TENANT, "threadco")
        .text(Field.WORKSPACE, workspace)
        .build();
  }

  private Ledger ledger() throws Exception {
    return Ledger.open(
        LedgerConfig.of(temp.resolve("data/ledger"), temp.resolve("state"), "test.example", "n1")
            .withJournal(1 << 20, 4),
        InstantSource.system(),
        (stream, origin, vkey) ->
            EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), THEN, "_system")
                .text(Field.ORIGIN, origin)
                .build());
  }

  private Database database() throws Exception {
    var cache = Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
    var database = Database.open(new DatabaseConfig.Embedded(temp.resolve("postgres"), cache));
    RecordsSchema.migrate(database.migrator());
    VaultSchema.migrate(database.migrator());
    return database;
  }

  private void fill(int old, int held, int oldAgain, int young) throws Exception {
    try (var ledger = ledger()) {
      for (int i = 0; i < old + held + oldAgain + young; i++) {
        boolean isHeld = i >= old && i < old + held;
        Instant at = i < old + held + oldAgain ? THEN : NOW.minusSeconds(3600);
        var unused = ledger.appendAsync("threadco", entry(at, isHeld ? "claims" : "support"), null);
      }
    }
  }

  @Test
  void letsEntriesGoUpToTheFirstHeldOneAndGoesOnOnceTheHoldIsCleared() throws Exception {
    fill(600, 10, 600, 400);
    try (var database = database();
        var ledger = ledger();
        var governance = governance(database)) {
      apply(governance, TENANT);
      var mara = asker(governance, "mara@shopmate.example");
      var jo = asker(governance, "jo@shopmate.example");
      var safeguards = governance.safeguards();
      var hold =
          safeguards
              .holds()
              .set(new HoldWish("threadco", "LIT-4", null, "claims", null, null, null), mara);
      var disposal = new PrefixDisposal(ledger, database, InstantSource.fixed(NOW), ids);

      assertThat(disposal.dispose("threadco", SEVEN_YEARS)).isEqualTo(512);
      assertThatThrownBy(() -> ledger.read("threadco", 511, 1))
          .isInstanceOf(PrunedEntriesException.class);
      assertThat(ledger.read("threadco", 600, 1)).hasSize(1);
      assertThat(disposal.dispose("threadco", SEVEN_YEARS)).isEqualTo(512);

      var asked =
          safeguards
              .approvals()
              .request(
                  new ApprovalWish(
                      "threadco", "hold.clear", hold.id(), Map.of(), Duration.ofDays(1)),
                  mara);
      safeguards.approvals().approve(asked.id(), jo);
      safeguards.holds().clear(asked.id(), "threadco", jo);
      assertThat(disposal.dispose("threadco", SEVEN_YEARS)).isEqualTo(1_024);
      EntryView pruned = EntryView.parse(ledger.read("threadco", 1_610, 1).getFirst().bytes());
      assertThat(pruned.type()).isEqualTo(EventType.STREAM_PRUNED);
      assertThat(pruned.object(Field.DETAILS)).containsEntry("minimum", 512L);
      assertThat(pruned.text(Field.REASON)).contains("17 CFR 210.2-06");
    }
  }

  /**
   * A hold over everything and a disposal at the same moment: either the entries were gone when the
   * hold came, or none of them goes any more.
   */
  @Test
  void letsNothingGoBehindAHoldThatIsSetAtTheSameMoment() throws Exception {
    fill(256 * 12, 0, 0, 10);
    try (var database = database();
        var ledger = ledger();
        var governance = governance(database)) {
      apply(governance, TENANT);
      var mara = asker(governance, "mara@shopmate.example");
      var disposal = new PrefixDisposal(ledger, database, InstantSource.fixed(NOW), ids);
      var everything = new HoldWish("threadco", "LIT-5", null, null, null, null, null);
      try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
        var disposed = workers.submit(() -> disposal.dispose("threadco", SEVEN_YEARS));
        var keptWhenHeld =
            workers.submit(
                () -> {
                  var unused = governance.safeguards().holds().set(everything, mara);
                  return ledger.firstKept("threadco");
                });
        long kept = keptWhenHeld.get();
        var unused = disposed.get();
        assertThat(disposal.dispose("threadco", SEVEN_YEARS)).isEqualTo(kept);
        assertThat(ledger.firstKept("threadco")).isEqualTo(kept);
        assertThat(ledger.read("threadco", kept, 1)).hasSize(1);
      }
    }
  }

  @Test
  void letsNothingGoWithoutAScheduleOrBeforeItsTime() throws Exception {
    fill(600, 0, 0, 0);
    try (var database = database();
        var ledger = ledger();
        var governance = governance(database)) {
      apply(governance, TENANT);
      var early = new PrefixDisposal(ledger, database, InstantSource.fixed(THEN), ids);
      var late = new PrefixDisposal(ledger, database, InstantSource.fixed(NOW), ids);

      assertThat(early.dispose("threadco", SEVEN_YEARS)).isZero();
      assertThat(late.dispose("threadco", RetentionRules.NONE)).isZero();
      assertThat(late.dispose("threadco", SEVEN_YEARS)).isEqualTo(512);
    }
  }

  /**
   * The database here is one from before an erasure that came back: it knows the name, and nothing
   * of the erasure. The entry about that was let go, and what carried it was let go too.
   */
  @Test
  void anErasureWhoseEntryWasLetGoLongAgoIsDoneAgainInARestoredDatabase() throws Exception {
    var inTenYears = InstantSource.fixed(Instant.now().plus(Duration.ofDays(3_660)));
    var inTwentyYears = InstantSource.fixed(Instant.now().plus(Duration.ofDays(7_320)));
    try (var database = database();
        var governance = governance(database)) {
      apply(governance, TENANT);
      var ada = asker(governance, "ada@customer.example").owner();
      var bo = asker(governance, "bo@customer.example").owner();
      try (var ledger = ledger()) {
        ledger.append("threadco", erased(ada));
      }
      fill(300, 0, 0, 0);
      try (var ledger = ledger()) {
        var disposal = new PrefixDisposal(ledger, database, inTenYears, ids);
        assertThat(disposal.dispose("threadco", SEVEN_YEARS)).isEqualTo(256);
      }
      fill(300, 0, 0, 0);
      try (var ledger = ledger()) {
        var disposal = new PrefixDisposal(ledger, database, inTwentyYears, ids);
        assertThat(disposal.dispose("threadco", SEVEN_YEARS)).isEqualTo(512);
        var follower =
            new ErasureFollower(ledger, new ErasureSearch(database), governance.safeguards());
        assertThat(names(database)).contains(ada, bo);

        follower.catchUp();

        assertThat(names(database)).doesNotContain(ada).contains(bo);
      }
    }
  }

  private byte[] erased(String subject) {
    return EntryBuilder.entry(EventType.SUBJECT_ERASED, ids.next(), Instant.now(), "threadco")
        .text(Field.TENANT, "threadco")
        .text(Field.SUBJECT, subject)
        .object(
            Field.DETAILS, EntryObject.object().text("case", "DSR-7").text("basis", "gdpr:17.1.a"))
        .build();
  }

  /** The pseudonyms behind which a name is known. */
  private static List<String> names(Database database) {
    return database.inTenant(
        "threadco",
        connection -> {
          try (var rows =
              connection
                  .prepareStatement(
                      "select pseudonym from governance.principal where identity like '%@%'")
                  .executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
              found.add(rows.getString(1));
            }
            return found;
          }
        });
  }

  @Test
  void erasesASubjectWithTwoAdministratorsAndGivesACertificateWithAReceipt() throws Exception {
    var config =
        ConfigReader.parse(
            """
            listen: {port: 0}
            data: %s
            state: %s
            upstream: {url: "http://127.0.0.1:9", credential: "env:KEY"}
            """
                .formatted(temp.resolve("data"), temp.resolve("state")));
    try (var node = Node.start(config, Map.of("KEY", "sk-test"))) {
      apply(node.governance(), TENANT);
      var mara = key(node, "mara@shopmate.example");
      var jo = key(node, "jo@shopmate.example");
      var ada = asker(node.governance(), "ada@customer.example").owner();

      var asked =
          send(
              node,
              mara,
              "POST",
              "/erasures",
              """
              {"tenant":"threadco","subject":"ada@customer.example","case":"DSR-7",
               "basis":"gdpr:17.1.a"}
              """);
      assertThat(asked).contains("\"target\":\"" + ada + "\"");
      var approval = member(asked, "approval");
      assertThat(send(node, mara, "POST", "/approvals/" + approval + "/approve", null))
          .contains("same_person");
      var approved = send(node, jo, "POST", "/approvals/" + approval + "/approve", null);
      assertThat(approved).contains("\"state\":\"done\"");
      var erasure = member(approved, "erasure");
      var certificate = send(node, jo, "GET", "/erasures/" + erasure, null);
      for (int i = 0; i < 100 && !certificate.contains("threadco:"); i++) {
        certificate = send(node, jo, "GET", "/erasures/" + erasure, null);
      }
      assertThat(certificate).contains("\"identities\":1").containsPattern("threadco:[0-9]+:");
      assertThat(send(node, jo, "GET", "/retention/threadco", null))
          .contains("No schedule says how long content are kept");
    }
  }

  private GovernancePart governance(Database database) throws Exception {
    return GovernancePart.start(
        database, temp.resolve("data"), Clock.systemUTC(), ids, new SecureRandom());
  }

  /** A person with an administrator's key in the tenant. */
  private static Asker asker(GovernancePart governance, String person) throws Exception {
    var issued =
        governance
            .keys()
            .issue(new Scope.Organization(), tenantAdministrator(person), Actor.SYSTEM);
    return Asker.of(issued.key().grant());
  }

  private static KeyRequest tenantAdministrator(String person) {
    var wish = GovernancePart.administrator(person.replaceAll("[^a-z]", "-"), person);
    return new KeyRequest(
        wish.name(),
        wish.owner(),
        wish.kind(),
        wish.role(),
        new Scope.Tenant("threadco"),
        null,
        wish.useCases(),
        wish.grants(),
        null);
  }

  private static String key(Node node, String person) throws Exception {
    var wish = GovernancePart.administrator("admin-" + person.charAt(0), person);
    return NodeCalls.key(node, wish);
  }
}
