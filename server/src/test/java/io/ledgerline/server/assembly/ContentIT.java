package io.ledgerline.server.assembly;

import static io.ledgerline.server.assembly.NodeCalls.apply;
import static io.ledgerline.server.assembly.NodeCalls.key;
import static io.ledgerline.server.assembly.NodeCalls.member;
import static io.ledgerline.server.assembly.NodeCalls.send;
import static io.ledgerline.server.assembly.NodeCalls.shop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.hold.HoldWish;
import io.ledgerline.governance.key.KeyRequest;
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
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultSchema;
import io.ledgerline.vault.key.ContentClass;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of calls through the whole process: kept, read with a reason, held, erased, let go. */
class ContentIT {
  private static final String SUBJECT = "ada.planted@customer.example";
  private static final String PLANTED = "Planted Lovelace 4929-1234";
  private static final Scope ALL = new Scope.Organization();
  private static final String SETTINGS = shop("content: full, contentByDataClass: {health: hash}");

  @TempDir Path temp;
  private final UuidV7 ids = new UuidV7(Clock.systemUTC(), new SecureRandom());

  private ServerConfig config(URI upstream) {
    return ConfigReader.parse(
        """
        listen: {port: 0}
        data: %s
        state: %s
        upstream: {url: "%s", credential: "env:KEY", simulated: true}
        """
            .formatted(temp.resolve("data"), temp.resolve("state"), upstream));
  }

  @Test
  void keepsTextsEncryptedShowsThemForAReasonAndErasesThemForGood() throws Exception {
    try (var simulator = SimulatorServer.start(SimulatorConfig.defaults())) {
      String reader;
      String call;
      String admin;
      String jo;
      String caller;
      String approval;
      try (var node = Node.start(config(simulator.url()), Map.of("KEY", "sk-test"))) {
        apply(node.governance(), SETTINGS);
        admin = key(node, request("mara", Role.ADMIN, ALL, null, Set.of()));
        jo = key(node, request("jo", Role.ADMIN, ALL, null, Set.of()));
        reader = key(node, request("forensic", Role.AUDITOR, ALL, null, Set.of("content")));
        caller =
            key(
                node,
                request(
                    "app",
                    Role.END_USER,
                    new Scope.Workspace("threadco", "support"),
                    "threadco",
                    Set.of()));
        call = call(node, caller);

        assertThat(send(node, admin, "POST", content(call), because("looking")))
            .contains("403", "grant");
        assertThat(send(node, reader, "POST", content(call), "{}")).contains("400");
        String shown = send(node, reader, "POST", content(call), because("case 7, Planted-Reason"));
        assertThat(shown)
            .contains(PLANTED)
            .contains("\"state\":\"kept\"")
            .contains("\"recomputed\":true")
            .doesNotContain("\"recomputed\":false")
            .contains("\"masked\":false");
        assertThat(member(shown, "receipt")).startsWith("threadco:");
        assertThat(send(node, admin, "GET", "/calls/" + call + "/views", null))
            .contains("case 7, Planted-Reason")
            .contains("\"role\":\"auditor\"")
            .contains("prompt_sent");
        assertPlantedNowhere();

        String held = hold(node, admin);
        assertThat(send(node, reader, "POST", content(call), because("again"))).contains(held);
        approval = ask(node, admin);
        assertThat(send(node, jo, "POST", "/approvals/" + approval + "/approve", null))
            .contains("Nothing was destroyed");
        assertThat(send(node, reader, "POST", content(call), because("still"))).contains(PLANTED);
        clear(node, admin, jo, held);
      }
      assertPlantedNowhere();
      backUpKeys();
      try (var node = Node.start(config(simulator.url()), Map.of("KEY", "sk-test"))) {
        String approved = send(node, jo, "POST", "/approvals/" + approval + "/approve", null);
        assertThat(approved).contains("\"state\":\"done\"");
        String erasure = member(approved, "erasure");
        assertThat(send(node, jo, "GET", "/erasures/" + erasure, null))
            .contains("\"content_keys\":1")
            .contains("\"identities\":1");
        awaitErased(node, reader, call, erasure);
        // What is said of the same subject afterwards is somebody new.
        String later = call(node, caller);
        assertThat(send(node, reader, "POST", content(later), because("new"))).contains(PLANTED);
      }
      restoreKeys();
      try (var node = Node.start(config(simulator.url()), Map.of("KEY", "sk-test"))) {
        assertThat(send(node, reader, "POST", content(call), because("after")))
            .contains("\"state\":\"erased\"")
            .doesNotContain(PLANTED);
      }
      assertPlantedNowhere();
    }
  }

  private static String content(String call) {
    return "/calls/" + call + "/content";
  }

  private static String because(String reason) {
    return "{\"reason\":\"" + reason + "\"}";
  }

  private static String call(Node node, String key) throws Exception {
    var body =
        """
        {"model":"claude-sonnet-5-5","max_tokens":50,
         "messages":[{"role":"user","content":"I am %s."}]}
        """
            .formatted(PLANTED);
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(node.url().resolve("/v1/messages"))
              .header("x-api-key", key)
              .header("anthropic-version", "2023-06-01")
              .header("content-type", "application/json")
              .header("ledgerline-subject", SUBJECT)
              .header("ledgerline-feature", PLANTED)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.headers().firstValue("ledgerline-request-id").orElseThrow();
    }
  }

  private static void awaitErased(Node node, String reader, String call, String erasure)
      throws Exception {
    var wanted = "\"state\":\"erased\",\"by\":\"" + erasure + "\"";
    var shown = "";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!shown.contains(wanted) && System.nanoTime() < end) {
      shown = send(node, reader, "POST", content(call), because("after"));
    }
    assertThat(shown).contains(wanted).doesNotContain(PLANTED).contains("\"receipt\":null");
  }

  /**
   * Neither the ledger nor the vault's files nor the copy in the database hold what was planted;
   * the table of pseudonyms alone knows the subject's name, until it is erased.
   */
  private void assertPlantedNowhere() throws Exception {
    for (String folder : List.of("ledger", "vault")) {
      try (var files = Files.walk(temp.resolve("data").resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(contents(file))
              .as(file.toString())
              .doesNotContain("Planted")
              .doesNotContain("ada.planted");
        }
      }
    }
  }

  /** A file's bytes; none where the running node has put a wider tile in its place meanwhile. */
  private static String contents(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (NoSuchFileException replaced) {
      return "";
    }
  }

  private String hold(Node node, String admin) throws Exception {
    var set =
        send(
            node,
            admin,
            "POST",
            "/holds",
            "{\"tenant\":\"threadco\",\"matter\":\"LIT-1\",\"subject\":\"" + SUBJECT + "\"}");
    return member(set, "hold");
  }

  private static void clear(Node node, String admin, String jo, String hold) throws Exception {
    var asked = send(node, admin, "POST", "/holds/" + hold + "/clear", null);
    var approval = member(asked, "approval");
    assertThat(send(node, jo, "POST", "/approvals/" + approval + "/approve", null))
        .contains("\"state\":\"done\"");
  }

  private static String ask(Node node, String admin) throws Exception {
    return member(
        send(
            node,
            admin,
            "POST",
            "/erasures",
            "{\"tenant\":\"threadco\",\"subject\":\"%s\",\"case\":\"DSR-7\",\"basis\":\"gdpr:17.1.a\"}"
                .formatted(SUBJECT)),
        "approval");
  }

  /** A copy of the database as it was before the erasure; here: of what the erasure touches. */
  private void backUpKeys() throws Exception {
    inDatabase(
        "create schema backup",
        "create table backup.key as select * from vault.content_key",
        "create table backup.search as select * from governance.erasure_search");
  }

  private void restoreKeys() throws Exception {
    try (var database = database()) {
      run(
          database,
          "delete from vault.destroyed",
          "delete from vault.content_key",
          "insert into vault.content_key select * from backup.key",
          "delete from governance.erasure",
          "delete from governance.erasure_search",
          "insert into governance.erasure_search select * from backup.search");
    }
  }

  private void inDatabase(String... statements) throws Exception {
    try (var database = database()) {
      run(database, statements);
    }
  }

  /** As the owner of the tables, whom row-level security is switched off for meanwhile. */
  private static void run(Database database, String... statements) throws SQLException {
    try (var connection = database.migrator().getConnection();
        var statement = connection.createStatement()) {
      for (String table :
          List.of(
              "vault.content_key",
              "vault.destroyed",
              "governance.erasure",
              "governance.erasure_search")) {
        statement.execute("alter table " + table + " no force row level security");
      }
      for (String each : statements) {
        statement.execute(each);
      }
      for (String table :
          List.of(
              "vault.content_key",
              "vault.destroyed",
              "governance.erasure",
              "governance.erasure_search")) {
        statement.execute("alter table " + table + " force row level security");
      }
    }
  }

  private Database database() throws Exception {
    var cache = Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
    var database = Database.open(new DatabaseConfig.Embedded(temp.resolve("data/postgres"), cache));
    VaultSchema.migrate(database.migrator());
    return database;
  }

  private static final RetentionRules THIRTY_DAYS =
      new RetentionRules(
          List.of(
              RetentionSchedule.of(
                  null, "gdpr", new Spec(Map.of("pack", "gdpr-storage-limitation")))));

  private static KeyScope scope(String subject, Instant at) {
    return new KeyScope(
        "threadco",
        subject,
        KeyPeriod.day(at),
        new ContentClass("support", null, null, List.of(), List.of()),
        null);
  }

  @Test
  void letsTextsGoAtTheirCeilingExceptUnderAHold() throws Exception {
    var then = Instant.parse("2026-03-01T12:00:00Z");
    try (var database = database();
        var governance = governance(database);
        var part = vault(database, governance)) {
      apply(governance, SETTINGS);
      keep(part.vault(), scope("u_ada", then));
      keep(part.vault(), scope("u_bob", then));
      keep(part.vault(), scope("u_bob", then.plusSeconds(86_400)));
      var mara = asker(governance);
      var unused =
          governance
              .safeguards()
              .holds()
              .set(new HoldWish("threadco", "LIT-4", "u_ada", null, null, null, null), mara);

      assertThat(disposal(database, "2026-03-30T23:59:59Z").dispose("threadco", THIRTY_DAYS))
          .isZero();
      assertThat(disposal(database, "2026-03-31T00:00:00Z").dispose("threadco", THIRTY_DAYS))
          .isEqualTo(1);
      assertThat(disposal(database, "2026-04-01T00:00:00Z").dispose("threadco", THIRTY_DAYS))
          .isEqualTo(1);
      assertThat(disposal(database, "2030-01-01T00:00:00Z").dispose("threadco", THIRTY_DAYS))
          .isZero();
      part.tidy(List.of("threadco"));
      assertThat(temp.resolve("data/vault/threadco/2026-03-02")).isEmptyDirectory();
      try (var left = Files.list(temp.resolve("data/vault/threadco/2026-03-01"))) {
        assertThat(left).as("one of two keys is held").hasSize(1);
      }
    }
  }

  /** A hold and a disposal at once: the key was gone when the hold came, or it stays. */
  @Test
  void letsNoTextGoBehindAHoldThatIsSetAtTheSameMoment() throws Exception {
    var then = Instant.parse("2026-03-01T12:00:00Z");
    try (var database = database();
        var governance = governance(database);
        var part = vault(database, governance)) {
      apply(governance, SETTINGS);
      var mara = asker(governance);
      for (int i = 0; i < 20; i++) {
        String subject = "u_" + i;
        keep(part.vault(), scope(subject, then));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
          var disposed =
              workers.submit(
                  () ->
                      disposal(database, "2027-01-01T00:00:00Z").dispose("threadco", THIRTY_DAYS));
          var livedWhenHeld =
              workers.submit(
                  () -> {
                    var unused =
                        governance
                            .safeguards()
                            .holds()
                            .set(
                                new HoldWish("threadco", "L", subject, null, null, null, null),
                                mara);
                    return lives(database, subject);
                  });
          var unused = disposed.get();
          assertThat(lives(database, subject)).isEqualTo(livedWhenHeld.get());
        }
      }
    }
  }

  private static boolean lives(Database database, String subject) {
    return database.inTenant(
        "threadco",
        connection -> {
          try (var statement =
              connection.prepareStatement("select 1 from vault.content_key where subject = ?")) {
            statement.setString(1, subject);
            try (var row = statement.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private static void keep(Vault vault, KeyScope scope) throws Exception {
    try (var key = vault.lease(scope)) {
      vault.keep(key, UUID.randomUUID(), List.of(new Vault.Text(1, new byte[100])));
    }
  }

  private VaultPart vault(Database database, GovernancePart governance) {
    var none = List.of(KeyProtection.none());
    return VaultPart.start(
        database, governance, temp.resolve("data"), none, "n1", Clock.systemUTC());
  }

  private ContentDisposal disposal(Database database, String now) {
    return new ContentDisposal(database, InstantSource.fixed(Instant.parse(now)), ids);
  }

  private GovernancePart governance(Database database) throws Exception {
    return GovernancePart.start(
        database, temp.resolve("data"), Clock.systemUTC(), ids, new SecureRandom());
  }

  private static Asker asker(GovernancePart governance) throws Exception {
    var wish = request("mara", Role.ADMIN, new Scope.Tenant("threadco"), null, Set.of());
    return Asker.of(governance.keys().issue(ALL, wish, Actor.SYSTEM).key().grant());
  }

  private static KeyRequest request(
      String name, Role role, Scope scope, @Nullable String tenant, Set<String> grants) {
    return new KeyRequest(
        name,
        name + "@shopmate.example",
        tenant == null ? Principal.Kind.USER : Principal.Kind.SERVICE,
        role,
        scope,
        null,
        Set.of(),
        grants,
        null);
  }
}
