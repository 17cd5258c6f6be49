package io.ledgerline.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.vault.key.ContentKey;
import io.ledgerline.vault.key.Destruction;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyRotation;
import io.ledgerline.vault.key.MasterKey;
import io.ledgerline.vault.key.MasterRotation;
import io.ledgerline.vault.key.TenantTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a real PostgreSQL, texts in real files. */
class VaultIT {
  private static final byte[] TEXT = "Ada Lovelace, born 10 December 1815".getBytes(UTF_8);

  @TempDir private Path folder;
  private final UUID erasure = UUID.randomUUID();

  private static String tenant() {
    return "t" + Long.toString(System.nanoTime(), 36);
  }

  /** Keeps the text as an entry's request and returns the entry. */
  private static EntryView keep(Vault vault, String tenant, String subject) throws Exception {
    UUID id = UUID.randomUUID();
    try (ContentKey.Lease key = vault.lease(VaultRig.scope(tenant, subject))) {
      vault.keep(key, id, List.of(new Vault.Text(ContentHash.PROMPT.bit(), TEXT)));
      return EntryView.parse(
          EntryBuilder.entry(EventType.CALL_ADMITTED, id, VaultRig.NOW, tenant)
              .text(Field.TENANT, tenant)
              .text(Field.PROMPT_HASH, ContentHash.PROMPT.of(key.salt(id), TEXT))
              .object(
                  Field.CONTENT,
                  EntryObject.object()
                      .text("setting", "full")
                      .text("key", key.keyId().toString())
                      .text("node", vault.node())
                      .texts("kept", Set.of("prompt")))
              .build());
    }
  }

  private static long erase(String tenant, String subject, Instant madeUntil, UUID entry) {
    return VaultRig.DATABASE.inTenant(
        tenant, c -> Destruction.ofSubject(c, tenant, subject, madeUntil, entry));
  }

  private static Sealed read(VaultRig rig, EntryView entry) throws Exception {
    return rig.vault.of(entry, ContentHash.PROMPT);
  }

  @Test
  void givesBackWhatWasKeptAfterAStartToo() throws Exception {
    String tenant = tenant();
    EntryView entry;
    try (var rig = new VaultRig(folder)) {
      entry = keep(rig.vault, tenant, "u_ada");
      assertThat(read(rig, entry)).isInstanceOf(Sealed.Kept.class);
    }
    try (var rig = new VaultRig(folder)) {
      var kept = (Sealed.Kept) read(rig, entry);
      assertThat(kept.bytes()).isEqualTo(TEXT);
      assertThat(ContentHash.PROMPT.matches(entry, kept.salt(), kept.bytes())).isTrue();
      assertThat(rig.vault.of(entry, ContentHash.RESPONSE)).isInstanceOf(Sealed.NotKept.class);
    }
  }

  @Test
  void whatIsLearntLaterAddsTagsToAKeyAndNeverShortensAPromise() throws Exception {
    String tenant = tenant();
    Instant sixYears = Instant.parse("2032-11-25T00:00:00Z");
    Instant oneYear = Instant.parse("2027-11-25T00:00:00Z");
    try (var rig = new VaultRig(folder);
        var key = rig.vault.lease(VaultRig.scope(tenant, "u_ada"))) {
      rig.vault.alsoAbout(key, List.of("risk=high"), sixYears);
      rig.vault.alsoAbout(key, List.of("phi=true", "risk=high"), oneYear);
      rig.vault.alsoAbout(key, List.of("phi=true"), null);

      List<Destruction.Listed> living =
          VaultRig.DATABASE.inTenant(
              tenant, c -> Destruction.living(c, tenant, sixYears, null, 10));
      assertThat(living)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.id()).isEqualTo(key.keyId());
                assertThat(each.about().tags()).containsExactly("phi=true", "risk=high");
                assertThat(each.keepLeast()).isEqualTo(sixYears);
              });
      try (var same = rig.vault.lease(VaultRig.scope(tenant, "u_ada"))) {
        assertThat(same.keyId()).as("it is still the scope's").isEqualTo(key.keyId());
      }
    }
  }

  @Test
  void anErasureMakesTextsAndSaltsOfASubjectUnreadableOnEveryNodeAndNobodyElses() throws Exception {
    String tenant = tenant();
    try (var one = new VaultRig(folder.resolve("1"));
        var two = new VaultRig(folder.resolve("2"), "n2")) {
      EntryView ada = keep(one.vault, tenant, "u_ada");
      EntryView bob = keep(one.vault, tenant, "u_bob");
      assertThat(read(two, ada)).isInstanceOf(Sealed.Elsewhere.class);
      var open = one.vault.lease(VaultRig.scope(tenant, "u_ada"));

      assertThat(erase(tenant, "u_ada", null, erasure)).isEqualTo(1);
      one.destroyed.follow();
      two.destroyed.follow();

      assertThat(read(one, ada)).isEqualTo(new Sealed.Erased(erasure));
      assertThat(read(two, ada)).isEqualTo(new Sealed.Erased(erasure));
      assertThat(one.vault.salt(ada)).isNull();
      assertThat(read(one, bob)).isInstanceOf(Sealed.Kept.class);
      assertThat(open.salt(ada.id())).as("a call under way ends with its key").hasSize(32);
      open.close();
      try (var fresh = one.vault.lease(VaultRig.scope(tenant, "u_ada"))) {
        assertThat(fresh.keyId().toString()).isNotEqualTo(ada.object(Field.CONTENT).get("key"));
      }
    }
  }

  /** An older copy of the table brings the key back; the erasure done again spares newer keys. */
  @Test
  void anErasureDoneAgainDestroysWhatCameBackAndNotWhatCameSince() throws Exception {
    String tenant = tenant();
    try (var rig = new VaultRig(folder)) {
      EntryView old = keep(rig.vault, tenant, "u_ada");
      VaultRig.DATABASE.inTenant(
          tenant,
          c -> {
            String row = onlyKey(c);
            var unused = Destruction.ofSubject(c, tenant, "u_ada", null, erasure);
            insertKey(c, row);
            return null;
          });
      EntryView since = keep(rig.vault, tenant, "u_bob");
      rig.destroyed.follow();
      assertThat(read(rig, old)).as("it came back").isInstanceOf(Sealed.Kept.class);
      assertThat(erase(tenant, "u_ada", Instant.EPOCH, erasure)).isZero();
      assertThat(erase(tenant, "u_ada", Instant.now().plusSeconds(60), erasure)).isEqualTo(1);
      rig.destroyed.follow();
      assertThat(read(rig, old)).isEqualTo(new Sealed.Erased(erasure));
      assertThat(read(rig, since)).isInstanceOf(Sealed.Kept.class);
    }
  }

  @Test
  void theNodesClockAndNotTheDatabasesSaysWhetherAKeyIsOlderThanAnErasure() throws Exception {
    String tenant = tenant();
    try (var rig = new VaultRig(folder)) {
      rig.now = Instant.parse("2001-01-01T00:00:00Z");
      EntryView behind = keep(rig.vault, tenant, "u_ada");
      rig.now = Instant.parse("2099-01-01T00:00:00Z");
      EntryView ahead = keep(rig.vault, tenant, "u_bob");

      assertThat(erase(tenant, "u_ada", Instant.parse("2001-01-02T00:00:00Z"), erasure))
          .isEqualTo(1);
      assertThat(erase(tenant, "u_bob", Instant.parse("2098-01-01T00:00:00Z"), erasure)).isZero();
      rig.destroyed.follow();
      assertThat(read(rig, behind)).isEqualTo(new Sealed.Erased(erasure));
      assertThat(read(rig, ahead)).isInstanceOf(Sealed.Kept.class);
    }
  }

  private static String onlyKey(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select to_jsonb(k)::text from vault.content_key k")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void insertKey(Connection connection, String row) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into vault.content_key
            select * from jsonb_populate_record(null::vault.content_key, ?::jsonb)
            """)) {
      statement.setString(1, row);
      statement.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void makesOneKeyHoweverManyCallersNeedItAtOnce() throws Exception {
    String tenant = tenant();
    try (var rig = new VaultRig(folder.resolve("1"));
        var other = new VaultRig(folder.resolve("2"));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Set<UUID> ids = ConcurrentHashMap.newKeySet();
      Callable<Void> one =
          () -> {
            for (VaultRig each : List.of(rig, other)) {
              try (var key = each.vault.lease(VaultRig.scope(tenant, "u_ada"))) {
                ids.add(key.keyId());
              }
            }
            return null;
          };
      for (var each : callers.invokeAll(java.util.Collections.nCopies(40, one))) {
        each.get();
      }
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void goesOnWithKeysInMemoryWithoutTheDatabaseAndRefusesTheOthers() throws Exception {
    String tenant = tenant();
    try (var rig = new VaultRig(folder)) {
      EntryView entry = keep(rig.vault, tenant, "u_ada");
      rig.away = true;
      assertThat(read(rig, entry)).isInstanceOf(Sealed.Kept.class);
      assertThatThrownBy(() -> rig.vault.lease(VaultRig.scope(tenant, "u_new")))
          .isInstanceOf(VaultUnavailableException.class)
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void oneTenantNeverReadsWithAnothersKeyAndTheDatabaseShowsItNone() throws Exception {
    String mine = tenant();
    String other = tenant();
    try (var rig = new VaultRig(folder)) {
      EntryView entry = keep(rig.vault, mine, "u_ada");
      UUID key = UUID.fromString(String.valueOf(entry.object(Field.CONTENT).get("key")));
      assertThat(rig.keys.find(other, key)).isNull();
      long seen =
          VaultRig.DATABASE.inTenant(
              other,
              c -> {
                try (var statement = c.createStatement();
                    var row = statement.executeQuery("select count(*) from vault.content_key")) {
                  row.next();
                  return row.getLong(1);
                }
              });
      assertThat(seen).isZero();
      assertThatThrownBy(
              () ->
                  VaultRig.DATABASE.inTenant(
                      other,
                      c -> {
                        run(
                            c,
                            "insert into vault.destroyed (tenant, cause, entry) values ('%s','erased','%s')"
                                .formatted(mine, erasure));
                        return null;
                      }))
          .hasStackTraceContaining("row-level security");
      VaultSchema.requireWalls(VaultRig.DATABASE.app());
    }
  }

  @Test
  void aWrappedKeyDoesNotOpenUnderAnotherSubject() throws Exception {
    String tenant = tenant();
    EntryView entry;
    try (var rig = new VaultRig(folder)) {
      entry = keep(rig.vault, tenant, "u_ada");
    }
    VaultRig.DATABASE.inTenant(
        tenant,
        c -> {
          String row = onlyKey(c);
          run(c, "delete from vault.content_key");
          insertKey(c, row.replace("u_ada", "u_eve"));
          return null;
        });
    try (var rig = new VaultRig(folder)) {
      assertThatThrownBy(() -> read(rig, entry))
          .isInstanceOf(VaultUnavailableException.class)
          .hasMessageContaining("does not open");
    }
  }

  @Test
  void deletesAFolderOnlyOnceItsKeysEndedAndNoneLives() throws Exception {
    String tenant = tenant();
    try (var rig = new VaultRig(folder)) {
      EntryView ada = keep(rig.vault, tenant, "u_ada");
      EntryView bob = keep(rig.vault, tenant, "u_bob");
      assertThat(rig.vault.deleteWhatIsOver(tenant)).isZero();
      for (EntryView each : List.of(ada, bob)) {
        assertThat(rig.vault.deleteWhatIsOver(tenant)).isZero();
        UUID key = UUID.fromString(String.valueOf(each.object(Field.CONTENT).get("key")));
        assertThat(
                VaultRig.DATABASE.<Long>inTenant(
                    tenant, c -> Destruction.of(c, tenant, List.of(key), erasure)))
            .isEqualTo(1);
      }
      assertThat(rig.vault.deleteWhatIsOver(tenant)).isEqualTo(1);
      rig.destroyed.follow();
      assertThat(read(rig, ada)).isEqualTo(new Sealed.Disposed(erasure));
      assertThat(folder.resolve(tenant).resolve("2026-11")).isEmptyDirectory();
      VaultSchema.vacuum(VaultRig.DATABASE.migrator());
    }
  }

  @Test
  void deletesNothingThatWasKeptWhileItLookedWhetherAFolderIsOver() throws Exception {
    for (int look : List.of(1, 2)) {
      String tenant = tenant();
      try (var rig = new VaultRig(folder.resolve("look" + look))) {
        EntryView ada = keep(rig.vault, tenant, "u_ada");
        UUID key = UUID.fromString(String.valueOf(ada.object(Field.CONTENT).get("key")));
        VaultRig.DATABASE.<Long>inTenant(
            tenant, c -> Destruction.of(c, tenant, List.of(key), erasure));
        rig.destroyed.follow();
        var bob = new AtomicReference<EntryView>();
        rig.afterwards =
            () -> {
              try {
                bob.set(keep(rig.vault, tenant, "u_bob"));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            };
        rig.transactions.set(look);
        rig.vault.deleteWhatIsOver(tenant);
        assertThat(read(rig, bob.get())).as("look %d", look).isInstanceOf(Sealed.Kept.class);
        assertThat(read(rig, ada)).isEqualTo(new Sealed.Disposed(erasure));
      }
    }
  }

  @Test
  void wrapsEverythingUnderANewTenantKeyAndStillReadsIt() throws Exception {
    String tenant = tenant();
    EntryView ada;
    try (var rig = new VaultRig(folder)) {
      ada = keep(rig.vault, tenant, "u_ada");
      var rotation = new KeyRotation(rig.keys);
      var made = VaultRig.DATABASE.inTenant(tenant, c -> rotation.rotate(c, tenant));
      assertThat(made.version()).isEqualTo(2);
      assertThat(made.contentKeys()).isEqualTo(1);
      var listed = VaultRig.DATABASE.inTenant(tenant, c -> KeyRotation.list(c, tenant));
      assertThat(listed).containsExactly(made);
    }
    try (var rig = new VaultRig(folder)) {
      assertThat(read(rig, ada)).isInstanceOf(Sealed.Kept.class);
      assertThat(read(rig, keep(rig.vault, tenant, "u_bob"))).isInstanceOf(Sealed.Kept.class);
    }
  }

  private static MasterRotation installation() {
    return new MasterRotation(
        new RealDisk(),
        VaultRig.MASTER.resolve("vault"),
        List.of(KeyProtection.none()),
        new SecureRandom(),
        new MasterRotation.OrganizationTransactions() {
          @Override
          public <T> T in(TenantTransactions.Work<T> work) throws SQLException {
            try {
              return VaultRig.DATABASE.inOrganization(work::in);
            } catch (DatabaseException e) {
              throw new SQLException(e);
            }
          }
        });
  }

  @Test
  void theInstallationGetsAnotherKeyAndEverythingStaysReadable() throws Exception {
    String tenant = tenant();
    try (var rig = new VaultRig(folder)) {
      EntryView ada = keep(rig.vault, tenant, "u_ada");
      byte[] oldFile = Files.readAllBytes(VaultRig.MASTER.resolve("vault"));
      MasterRotation.Rotated done = installation().rotate(rig.keys, (connection, rotated) -> {});

      assertThat(done.tenantKeys()).isPositive();
      assertThat(Files.readAllBytes(VaultRig.MASTER.resolve("vault"))).isNotEqualTo(oldFile);
      assertThat(VaultRig.MASTER.resolve("vault.next")).doesNotExist();
      assertThat(installation().open().id()).isEqualTo(done.to());
      assertThat(read(rig, ada)).isInstanceOf(Sealed.Kept.class);
      EntryView bob = keep(rig.vault, tenant(), "u_bob");
      try (var restarted = new VaultRig(folder)) {
        assertThat(read(restarted, ada)).isInstanceOf(Sealed.Kept.class);
        assertThat(read(restarted, bob)).isInstanceOf(Sealed.Kept.class);
      }
      var listed = VaultRig.DATABASE.inTenant(tenant, c -> KeyRotation.list(c, tenant));
      assertThat(listed.getFirst().master()).isEqualTo(done.to());
    }
  }

  @Test
  void aRotationThatWasCutOffIsFinishedOrUndoneByTheNextStart() throws Exception {
    String tenant = tenant();
    Path file = VaultRig.MASTER.resolve("vault");
    Path next = VaultRig.MASTER.resolve("vault.next");
    try (var rig = new VaultRig(folder)) {
      EntryView ada = keep(rig.vault, tenant, "u_ada");
      // Before the commit: the entry can't be written, so nothing is.
      assertThatThrownBy(
              () ->
                  installation()
                      .rotate(
                          rig.keys,
                          (connection, rotated) -> {
                            throw new SQLException("the test cuts it off");
                          }))
          .isInstanceOf(SQLException.class);
      assertThat(next).exists();
      assertThatThrownBy(() -> installation().rotate(rig.keys, (connection, rotated) -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("start the node again");
      byte[] old = Files.readAllBytes(file);
      installation().open();
      assertThat(next).doesNotExist();
      assertThat(Files.readAllBytes(file)).isEqualTo(old);

      // Behind the commit: the file did not take its place yet, and a key came in under the old
      // one.
      MasterRotation.Rotated done = installation().rotate(rig.keys, (connection, rotated) -> {});
      Files.move(file, next);
      Files.write(file, old);
      assertThat(installation().open().id()).isEqualTo(done.to());
      assertThat(next).doesNotExist();
      try (var restarted = new VaultRig(folder)) {
        assertThat(read(restarted, ada)).isInstanceOf(Sealed.Kept.class);
      }
    }
  }

  @Test
  void writesNoTextInTheClear() throws Exception {
    try (var rig = new VaultRig(folder)) {
      var unused = keep(rig.vault, tenant(), "u_ada");
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain("Lovelace");
      }
    }
  }

  @Test
  void theInstallationsKeyIsReadAgainAndRefusedUnderAnotherProtection() throws Exception {
    var disk = new RealDisk();
    Path file = folder.resolve("keys/vault");
    var random = new SecureRandom();
    MasterKey made = MasterKey.at(disk, file, List.of(KeyProtection.none()), random);
    assertThat(MasterKey.at(disk, file, List.of(KeyProtection.none()), random).id())
        .isEqualTo(made.id());
    var passphrase = KeyProtection.passphrase("correct horse battery".toCharArray());
    assertThatThrownBy(() -> MasterKey.at(disk, file, List.of(passphrase), random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("protected by \"none\"");
    Path secret = folder.resolve("keys/secret");
    MasterKey hidden = MasterKey.at(disk, secret, List.of(passphrase), random);
    assertThat(MasterKey.at(disk, secret, List.of(passphrase), random).id()).isEqualTo(hidden.id());
    assertThatThrownBy(
            () ->
                MasterKey.at(
                    disk,
                    secret,
                    List.of(KeyProtection.passphrase("another passphrase".toCharArray())),
                    random))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theInstallationsKeyMovesUnderANewProtection() throws Exception {
    var disk = new RealDisk();
    Path file = folder.resolve("keys/vault");
    var random = new SecureRandom();
    var none = KeyProtection.none();
    var passphrase = KeyProtection.passphrase("correct horse battery".toCharArray());
    String id = MasterKey.at(disk, file, List.of(none), random).id();
    assertThat(MasterKey.at(disk, file, List.of(passphrase, none), random).id()).isEqualTo(id);
    assertThat(MasterKey.at(disk, file, List.of(passphrase), random).id()).isEqualTo(id);
    assertThatThrownBy(() -> MasterKey.at(disk, file, List.of(none), random))
        .isInstanceOf(IOException.class);
  }

  @Test
  void periodsAreMonthsOrDays() {
    assertThat(KeyPeriod.month(VaultRig.NOW).name()).isEqualTo("2026-11");
    assertThat(KeyPeriod.named("2026-11-25")).isEqualTo(KeyPeriod.day(VaultRig.NOW));
    assertThat(KeyPeriod.named("2026-13")).isNull();
    assertThat(KeyPeriod.named("../etc")).isNull();
  }
}
