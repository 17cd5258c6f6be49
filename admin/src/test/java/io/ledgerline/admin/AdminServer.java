package io.ledgerline.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.admin.port.KeyDesk;
import io.ledgerline.admin.port.LedgerStates;
import io.ledgerline.admin.port.Safeguards;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.evidence.PackExport;
import io.ledgerline.evidence.RecordedEvents;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.data.Assurances;
import io.ledgerline.governance.erasure.Erasures;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.key.IssuedKey;
import io.ledgerline.governance.key.KeyRecord;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.key.Principals;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.records.RecordsSchema;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.LedgerSource;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CostQueries;
import io.ledgerline.records.query.FlaggedQueries;
import io.ledgerline.vault.Sealed;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultSchema;
import io.ledgerline.vault.key.MasterKey;
import io.ledgerline.vault.key.TenantTransactions;
import io.ledgerline.vault.key.VaultKeys;
import io.ledgerline.vault.segment.SegmentLimits;
import io.ledgerline.vault.segment.SegmentStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin API on a free port, over a real ledger and the embedded PostgreSQL. */
final class AdminServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final JsonMapper JSON = new JsonMapper();

  final Ledger ledger;
  final UuidV7 ids = new UuidV7(Clock.systemUTC(), new Random(1));
  final SettingsInMemory settings = new SettingsInMemory();
  final NoVaultKeys vaultKeys = new NoVaultKeys();
  private final Map<ByteBuffer, KeyGrant> grants = new HashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final RecordsIndexer indexer;
  private final AdminServices services;
  private final AdminRoutes routes;
  private final HttpServer server;

  AdminServer(Path folder) throws Exception {
    this(folder, AdminLimits.defaults());
  }

  AdminServer(Path folder, AdminLimits limits) throws Exception {
    var database = Postgres.SHARED;
    Postgres.empty();
    ledger =
        Ledger.open(
            LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "test.example", "n1")
                .withJournal(1 << 20, 3),
            Clock.systemUTC(),
            (stream, origin, vkey) ->
                EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), NOW, "_system").build());
    indexer =
        new RecordsIndexer(
            new LedgerSource(ledger),
            database.system(),
            IndexerConfig.defaults(),
            Clock.systemUTC());
    indexer.start();
    services =
        new AdminServices(
            new FixedPolicies(),
            settings,
            new Keys(),
            new AuditQueries(database.app()),
            new CostQueries(database.app()),
            new FlaggedQueries(database.app()),
            indexer::awaitCurrent,
            (stream, entry) -> ledger.append(stream, entry).headerValue(),
            List::of,
            new States(),
            safeguards(database),
            vault(database, folder),
            vaultKeys,
            evidence(folder, database),
            List.of(OwnTypes.CLINICAL),
            ids,
            Clock.systemUTC());
    routes = new AdminRoutes(vertx, services, limits);
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    (request.path().startsWith("/ledger")
                            ? routes.ledgerHandler()
                            : routes.handler())
                        .handle(request))
            .listen(0, "127.0.0.1")
            .await();
  }

  /** A vault over the test's database and folder. */
  private static Vault vault(Database database, Path folder) throws Exception {
    VaultSchema.migrate(database.migrator());
    var random = new SecureRandom();
    var disk = new RealDisk();
    var file = folder.resolve("keys/vault");
    var master = MasterKey.at(disk, file, List.of(KeyProtection.none()), random);
    TenantTransactions transactions =
        new TenantTransactions() {
          @Override
          public <T> T inTenant(String tenant, Work<T> work) {
            return database.inTenant(tenant, work::in);
          }
        };
    var segments = SegmentStore.open(disk, folder.resolve("vault"), SegmentLimits.DEFAULT);
    var keys = new VaultKeys(transactions, master, random, InstantSource.system(), 100);
    return new Vault(keys, transactions, segments, random, "n1");
  }

  /** The ledger on a further port, over TLS, for readers with certificates. */
  int secure(HttpServerOptions options, ReaderCertificates readers) {
    var secured = new AdminRoutes(vertx, services, AdminLimits.defaults(), readers);
    return vertx
        .createHttpServer(options)
        .requestHandler(secured.ledgerHandler())
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private EvidencePacks evidence(Path folder, Database database) {
    var export =
        new PackExport(
            ledger,
            new AnchorArchive(folder.resolve("anchors")),
            new RecordedEvents(new AuditQueries(database.app())),
            (entry, text) -> new Sealed.NotKept(),
            "ledgerline/test");
    return new EvidencePacks(ledger, export, () -> {}, folder.resolve("packs"));
  }

  private Safeguards safeguards(Database database) {
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    var approvals = new Approvals(database, new Principals(random, clock), clock, ids, random);
    return new Safeguards(
        approvals,
        new Holds(database, approvals, clock, ids, random),
        new Erasures(database, approvals, List.of(), clock, ids),
        (scope, approval) -> Optional.empty(),
        (tenant, identity) -> Optional.empty());
  }

  AdminRoutes routes() {
    return routes;
  }

  /** A key with that role and scope; the same arguments give the same key. */
  String key(Role role, Scope scope) {
    return key(role, scope, "u_" + role.wireName());
  }

  String key(Role role, Scope scope, String user) {
    return key(role, scope, user, Set.of("content"));
  }

  /** A key with those extra rights. */
  String key(Role role, Scope scope, String user, Set<String> rights) {
    var secret = "ll_" + role + Integer.toHexString(scope.hashCode()) + user + "x".repeat(20);
    secret = secret.replaceAll("[^A-Za-z0-9_]", "");
    var tenant = scope.tenantName();
    var workspace = scope instanceof Scope.Organization ? null : "support";
    var principal = new Principal(user, Principal.Kind.SERVICE, "u_owner");
    var grant =
        new KeyGrant(
            "k_" + role.wireName(),
            "test",
            principal,
            role,
            scope,
            tenant,
            workspace,
            null,
            Set.of(),
            rights,
            null);
    grants.put(sha256(secret), grant);
    return secret;
  }

  static Scope organization() {
    return new Scope.Organization();
  }

  static Scope tenant(String name) {
    return new Scope.Tenant(name);
  }

  /** A completed call in the ledger. */
  UUID call(String tenant, String user, long costNano) throws Exception {
    var id = ids.next();
    ledger.append(
        tenant,
        entry(EventType.CALL_ADMITTED, id, tenant, user)
            .texts(Field.PROMPT_DATA_CATEGORIES, List.of("contact"))
            .build());
    ledger.append(
        tenant,
        entry(EventType.CALL_COMPLETED, id, tenant, user)
            .number(Field.TOKENS_INPUT, 10)
            .number(Field.TOKENS_OUTPUT, 20)
            .number(Field.LATENCY_MS, 5)
            .usd(Field.COST_USD, costNano)
            .build());
    return id;
  }

  private EntryBuilder entry(EventType type, UUID call, String tenant, String user) {
    return EntryBuilder.entry(type, ids.next(), NOW, tenant)
        .text(Field.TENANT, tenant)
        .text(Field.WORKSPACE, "support")
        .text(Field.FEATURE, "order-help")
        .text(Field.MODEL, "claude-opus-4")
        .text(Field.USER_ID, user)
        .text(Field.REQUEST_ID, call.toString());
  }

  HttpResponse<String> get(@Nullable String key, String path) throws Exception {
    return send(key, "GET", path, null);
  }

  JsonNode json(String key, String path) throws Exception {
    var response = get(key, path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  HttpResponse<String> send(@Nullable String key, String method, String path, @Nullable String body)
      throws Exception {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return client.send(
        request(key, path).method(method, publisher).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(@Nullable String key, String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
            .timeout(Duration.ofSeconds(60));
    return key == null ? request : request.header("authorization", "Bearer " + key);
  }

  HttpClient client() {
    return client;
  }

  private static ByteBuffer sha256(String secret) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(secret.getBytes(US_ASCII)));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns once a published checkpoint covers that entry; fails after half a minute. */
  void awaitPublished(String stream, long index) throws Exception {
    if (!ledger.awaitPublished(stream, index + 1, Duration.ofSeconds(30))) {
      throw new AssertionError("no checkpoint covers entry " + index + " of " + stream);
    }
  }

  @Override
  public void close() throws Exception {
    server.close().await();
    routes.close();
    indexer.close();
    ledger.close();
    vertx.close().await();
  }

  /** One server for the whole test process. */
  static final class Postgres {
    static final Database SHARED = start();

    private Postgres() {}

    static void empty() throws Exception {
      try (var connection = SHARED.system().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SELECT records.reset()");
      }
    }

    private static Database start() {
      try {
        var cache = Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
        var folder = Files.createTempDirectory("ledgerline-admin");
        var database = Database.open(new DatabaseConfig.Embedded(folder, cache));
        database.stopAtExit();
        RecordsSchema.migrate(database.migrator());
        return database;
      } catch (Exception failed) {
        throw new IllegalStateException("the embedded PostgreSQL does not start", failed);
      }
    }
  }

  /** Every tenant that a test names, and the keys it made. */
  private final class FixedPolicies implements Policies {
    @Override
    public PolicySnapshot current() {
      var key = new TenantKey(new byte[TenantKey.LENGTH]);
      var tenants =
          List.of(
              new TenantView("threadco", "ThreadCo", key, false, Map.of(), Map.of()),
              new TenantView("homely", "Homely", key, false, Map.of(), Map.of()));
      return new PolicySnapshot(
          1,
          tenants,
          grants,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(OwnTypes.detectors()),
          Assurances.NONE);
    }

    @Override
    public Duration age() {
      return Duration.ZERO;
    }
  }

  /** Issues whatever is asked; knows the keys of the snapshot. */
  private final class Keys implements KeyDesk {
    @Override
    public IssuedKey issue(KeyRequest request, Actor actor) {
      var principal = new Principal("u_new", request.kind(), "u_owner");
      var grant =
          new KeyGrant(
              "k_new",
              request.name(),
              principal,
              request.role(),
              request.scope(),
              request.scope().tenantName(),
              request.workspace(),
              null,
              request.useCases(),
              request.grants(),
              request.expiresAt());
      return new IssuedKey(new KeyRecord(grant, request.owner(), NOW, null), "ll_secret");
    }

    @Override
    public boolean revoke(String keyId, Scope within, Actor actor) {
      return list(within, null, 100).stream().anyMatch(key -> key.grant().keyId().equals(keyId));
    }

    @Override
    public boolean revokeHere(String keyId, Scope within, Actor actor) {
      return revoke(keyId, within, actor);
    }

    @Override
    public List<KeyRecord> list(Scope within, @Nullable String after, int limit) {
      return grants.values().stream()
          .filter(grant -> within.includes(grant.scope()))
          .map(grant -> new KeyRecord(grant, "owner", NOW, null))
          .toList();
    }
  }

  private final class States implements LedgerStates {
    @Override
    public Health health() {
      return new Health(true, null, Map.of("appends", ledger.health().appends()));
    }

    @Override
    public List<Stream> streams() {
      return ledger.streams().stream()
          .map(stream -> new Stream(stream, 1, ledger.origin(stream), null))
          .toList();
    }

    @Override
    public byte @Nullable [] published(String stream, String name) throws LedgerException {
      var tree = tree(stream);
      return tree.isEmpty() ? null : tree.get().file(name).orElse(null);
    }

    @Override
    public @Nullable String proof(String stream, long index) throws LedgerException {
      var tree = tree(stream);
      return tree.isEmpty() ? null : tree.get().prove(index).map(TlogProof::format).orElse(null);
    }

    @Override
    public SigningKeys signingKeys() {
      return new SigningKeys(
          ledger.keys().current().number(),
          ledger.keys().protection(),
          ledger.keys().generations().stream().map(States::generation).toList());
    }

    @Override
    public List<String> vkeys(String stream) {
      return ledger.vkeys(stream);
    }

    @Override
    public SigningKeys.Generation makeKeys() throws LedgerException {
      return generation(ledger.keys().make());
    }

    @Override
    public void useKeys(int generation) throws LedgerException {
      ledger.keys().use(generation);
    }

    private static SigningKeys.Generation generation(KeyGeneration keys) {
      return new SigningKeys.Generation(
          keys.number(), keys.createdAt(), keys.ed25519(), keys.mlDsa44(), keys.retired());
    }

    private Optional<PublishedTree> tree(String stream) {
      return StreamName.isValid(stream) ? ledger.published(stream) : Optional.empty();
    }
  }
}
