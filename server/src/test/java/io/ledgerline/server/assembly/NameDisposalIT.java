package io.ledgerline.server.assembly;

import static io.ledgerline.server.assembly.NodeCalls.apply;
import static io.ledgerline.server.assembly.NodeCalls.shop;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.hold.HoldWish;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.key.Principals;
import io.ledgerline.governance.key.Subjects;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.vault.VaultSchema;
import io.ledgerline.vault.key.ContentClass;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names behind pseudonyms go in time, where nothing and nobody needs them any more. */
class NameDisposalIT {
  private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
  private static final RetentionRules THIRTY_DAYS =
      new RetentionRules(
          List.of(
              RetentionSchedule.of(
                  null, "gdpr", new Spec(Map.of("pack", "gdpr-storage-limitation")))));
  private static final String SETTINGS =
      shop("")
          + """
      ---
      apiVersion: ledgerline/v1
      kind: UseCase
      metadata: {tenant: threadco, name: help}
      spec: {workspace: support, purpose: Help., owner: owner@shopmate.example, riskTier: low}
      """;

  @TempDir Path temp;
  private final SecureRandom random = new SecureRandom();
  private final UuidV7 ids = new UuidV7(Clock.systemUTC(), random);

  @Test
  void goOnceNothingNeedsThemForAsLongAsTheScheduleSaysAndNotUnderAHold() throws Exception {
    var cache = Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
    try (var database =
            Database.open(new DatabaseConfig.Embedded(temp.resolve("postgres"), cache));
        var governance = governance(database, THEN);
        var vault = vault(database, governance)) {
      apply(governance, SETTINGS);
      String ada = name(database, "ada@customer.example", THEN);
      String cleo = name(database, "cleo@customer.example", THEN);
      String dan = name(database, "dan@customer.example", THEN);
      String late = name(database, "late@customer.example", THEN);
      String owner = name(database, "owner@shopmate.example", THEN);
      String mara = hold(governance, cleo);
      vault.vault().lease(scope(dan)).close();
      // Used again on a later day, by its name and by its pseudonym.
      var later = subjects(database, THEN.plusSeconds(5 * 86_400));
      assertThat(later.pseudonym("threadco", "late@customer.example")).isEqualTo(late);
      assertThat(later.pseudonym("threadco", late)).isEqualTo(late);

      assertThat(disposal(database, "2026-03-31T11:59:59Z").dispose("threadco", THIRTY_DAYS))
          .isZero();
      assertThat(
              disposal(database, "2030-01-01T00:00:00Z").dispose("threadco", RetentionRules.NONE))
          .isZero();
      assertThat(disposal(database, "2026-03-31T12:00:00Z").dispose("threadco", THIRTY_DAYS))
          .isEqualTo(1);
      EntryView entry = lastEntry(database);
      assertThat(entry.type()).isEqualTo(EventType.IDENTITIES_DISPOSED);
      assertThat(entry.number(Field.COUNT)).hasValue(1);
      assertThat(entry.object(Field.DETAILS)).containsEntry("kept_under_hold", 1L);
      assertThat(entry.text(Field.REASON)).contains("identities go after P30D");
      assertThat(identity(database, ada)).startsWith("erased:" + entry.id());
      for (String stays : List.of(cleo, dan, late, owner, mara)) {
        assertThat(identity(database, stays)).as(stays).contains("@");
      }

      assertThat(disposal(database, "2026-04-06T00:00:00Z").dispose("threadco", THIRTY_DAYS))
          .as("the one who was used later")
          .isEqualTo(1);
      run(database, "delete from vault.content_key");
      assertThat(disposal(database, "2026-04-07T00:00:00Z").dispose("threadco", THIRTY_DAYS))
          .as("the one whose texts are gone by now")
          .isEqualTo(1);
      run(database, "update governance.service_key set revoked_at = '2026-05-01T00:00:00Z'");
      assertThat(disposal(database, "2026-05-30T23:59:59Z").dispose("threadco", THIRTY_DAYS))
          .isZero();
      assertThat(disposal(database, "2026-05-31T00:00:00Z").dispose("threadco", THIRTY_DAYS))
          .as("the one whose key ended thirty days ago")
          .isEqualTo(1);
      assertThat(identity(database, owner)).as("the owner of a use case").contains("@");
      assertThat(later.pseudonym("threadco", "ada@customer.example")).isNotEqualTo(ada);
    }
  }

  /** Sets a hold over somebody; returns who did, who has a key that lives. */
  private static String hold(GovernancePart governance, String about) throws Exception {
    var wish =
        new KeyRequest(
            "mara",
            "mara@shopmate.example",
            Principal.Kind.USER,
            Role.ADMIN,
            new Scope.Tenant("threadco"),
            null,
            Set.of(),
            Set.of(),
            null);
    var key = governance.keys().issue(new Scope.Organization(), wish, Actor.SYSTEM).key();
    var mara = Asker.of(key.grant());
    var unused =
        governance
            .safeguards()
            .holds()
            .set(new HoldWish("threadco", "LIT-4", about, null, null, null, null), mara);
    return mara.owner();
  }

  private String name(Database database, String identity, Instant at) {
    return subjects(database, at).pseudonym("threadco", identity);
  }

  private Subjects subjects(Database database, Instant at) {
    InstantSource clock = InstantSource.fixed(at);
    return new Subjects(database, new Principals(random, clock), clock, 10);
  }

  private static String identity(Database database, String pseudonym) {
    return database.inTenant(
        "threadco",
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select identity from governance.principal where pseudonym = ?")) {
            statement.setString(1, pseudonym);
            try (var row = statement.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }

  private static EntryView lastEntry(Database database) throws Exception {
    var entries = new ArrayList<byte[]>();
    database.inSystem(
        connection -> {
          try (var statement = connection.createStatement();
              var rows =
                  statement.executeQuery(
                      "select entry from governance.outbox where stream = 'threadco'"
                          + " order by sequence")) {
            while (rows.next()) {
              entries.add(rows.getBytes(1));
            }
          }
          return 0;
        });
    return EntryView.parse(entries.getLast());
  }

  private static void run(Database database, String sql) {
    database.inTenant(
        "threadco",
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private static KeyScope scope(String subject) {
    return new KeyScope(
        "threadco",
        subject,
        KeyPeriod.day(THEN),
        new ContentClass("support", null, null, List.of(), List.of()),
        null);
  }

  private NameDisposal disposal(Database database, String now) {
    return new NameDisposal(database, InstantSource.fixed(Instant.parse(now)), ids);
  }

  private GovernancePart governance(Database database, Instant now) throws Exception {
    var clock = Clock.fixed(now, java.time.ZoneOffset.UTC);
    return GovernancePart.start(database, temp.resolve("data"), clock, ids, random);
  }

  private VaultPart vault(Database database, GovernancePart governance) throws Exception {
    VaultSchema.migrate(database.migrator());
    return VaultPart.start(
        database,
        governance,
        temp.resolve("data"),
        List.of(KeyProtection.none()),
        "n1",
        InstantSource.fixed(THEN));
  }
}
