package io.ledgerline.server.assembly;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.documents.process.ReaderPool;
import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.gateway.Gateway;
import io.ledgerline.gateway.GatewayServer;
import io.ledgerline.gateway.Mount;
import io.ledgerline.gateway.call.CallObserver;
import io.ledgerline.governance.erasure.ErasureSearch;
import io.ledgerline.governance.origin.LedgerOrigins;
import io.ledgerline.governance.outbox.OutboxFeeder;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.messages.price.PriceTable;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.LedgerSource;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.server.process.DataFolder;
import io.ledgerline.server.tracing.CallTraces;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running process: every part, put together by constructor in the order in which the later
 * needs the earlier, and closed in reverse.
 */
public final class Node implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Node.class);
  private static final long STOP_GRACE_MILLIS = 5_000;
  private static final Duration KEY_RETIREMENT_RHYTHM = Duration.ofSeconds(10);
  private static final Duration RETENTION_RHYTHM = Duration.ofMinutes(1);
  private static final Duration ORIGINS_RHYTHM = Duration.ofMinutes(1);

  private final ServerConfig config;
  private final Closing closing = new Closing();
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final UuidV7 ids = new UuidV7(clock, random);
  private final NodeEntries entries;
  private final Storage storage;
  private final GovernancePart governance;
  private final BudgetPart budgets;
  private final VaultPart vault;
  private final OriginsPart origins;
  private final RecordsIndexer indexer;
  private final GatewayServer server;
  private final DataFolder folder;
  private final int port;

  private Node(ServerConfig config, Map<String, String> environment) throws Exception {
    this.config = config;
    this.entries = new NodeEntries(ids, clock, config.node());
    var build = Ahead.buildDigest();
    var upstreams = UpstreamPart.read(config.upstreams(), environment);
    try {
      this.folder = closing.add("data folder", DataFolder.claim(config.data()));
      LedgerClosing.requireOpen(config.data());
      var models =
          closing.add(
              "models", ModelsPart.start(config.models(), config.data().resolve("scratch")));
      this.storage = Storage.open(config, environment, entries, clock);
      closing.add("database", storage.database());
      closing.add("ledger", storage.ledger());
      closing.add(
          "key retirement", KeyRetirement.start(storage.ledger(), entries, KEY_RETIREMENT_RHYTHM));
      var ledger = storage.ledger();
      var secret = InstallationSecret.at(config.data().resolve("keys/installation"), random);
      closing.add(
          "outbox",
          OutboxFeeder.start(
              storage.database(),
              (stream, entry, sequence) -> ledger.appendFed(stream, entry, "outbox", sequence)));
      this.governance =
          closing.add(
              "policies",
              GovernancePart.start(storage.database(), config.data(), clock, ids, random));
      this.budgets =
          closing.add(
              "budgets",
              BudgetPart.start(
                  ledger,
                  clock,
                  ids,
                  BudgetPart.image(config.data(), secret),
                  governance.policies(),
                  BudgetPart.leases(storage, config, clock)));
      if (StaleCopy.isMarked(config.data())) {
        new ErasureSearch(storage.database()).forget(ledger.installation());
      }
      this.vault =
          closing.add(
              "vault",
              VaultPart.start(
                  storage.database(),
                  governance,
                  config.data(),
                  LedgerSettings.protections(config, environment),
                  config.node(),
                  clock));
      closing.add(
          "retention",
          RetentionPart.start(
              ledger,
              storage.database(),
              vault,
              governance.policies(),
              governance.safeguards(),
              clock,
              ids,
              RETENTION_RHYTHM));
      this.origins =
          closing.add(
              "origins",
              new OriginsPart(ledger, new LedgerOrigins(storage.database()), clock, ids)
                  .start(ORIGINS_RHYTHM));
      this.indexer = indexer();
      var meters =
          closing.add(
              "meters",
              new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
              PrometheusMeterRegistry::close);
      var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
      closing.add("event loops", () -> vertx.close().await(10, TimeUnit.SECONDS));
      var workers =
          closing.add(
              "workers", Executors.newVirtualThreadPerTaskExecutor(), ExecutorService::close);
      Meters.bind(meters, ledger, indexer, governance.policies(), budgets);
      var anchors =
          closing.add(
              "anchors",
              AnchorsPart.start(
                  config.anchors(), environment, config.data(), ledger, clock, ids, random));
      Meters.bind(meters, anchors.runners());
      ModelMeters.bind(meters, models.pools());
      var documents = closing.add("documents", new ReaderPool(GatewaySettings.documents(config)));
      var gateway =
          new Gateway(
              GatewaySettings.of(config),
              GatewaySettings.parts(
                  storage,
                  governance,
                  budgets,
                  upstreams,
                  ids,
                  clock,
                  meters,
                  workers,
                  traces(),
                  vault.keeping(),
                  documents,
                  models.all(),
                  GatewaySettings.ledger(config, ledger, indexer)));
      this.server =
          new GatewayServer(
              vertx, gateway, GatewaySettings.listen(config), mounts(vertx, meters, workers));
      this.port = bind();
      closing.add("listener", () -> server.stop(STOP_GRACE_MILLIS).await(10, TimeUnit.SECONDS));
      recordStart(build.join());
      folder.announce("process " + ProcessHandle.current().pid() + " (" + url() + ")");
    } catch (Exception e) {
      closing.close();
      throw e;
    }
  }

  /**
   * Starts everything; returns when calls are answered.
   *
   * @param environment where {@code env:NAME} references are looked up
   * @throws ConfigException with one sentence for the operator, where a setting is in the way
   */
  public static Node start(ServerConfig config, Map<String, String> environment) throws Exception {
    return new Node(config, environment);
  }

  /** Base URL for callers on this machine. */
  public URI url() {
    var host = config.listen().host();
    var shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    var literal = shown.contains(":") ? "[" + shown + "]" : shown;
    return URI.create((config.tls() == null ? "http://" : "https://") + literal + ":" + port);
  }

  /** Governance's services, for a process that sets itself up (the demo). */
  public GovernancePart governance() {
    return governance;
  }

  /** The file that the first administrator's key was put into, where there was none yet. */
  public Optional<Path> bootstrapKey() throws Exception {
    return governance.bootstrapKey(config.data().resolve("bootstrap-admin-key"));
  }

  /** How many calls of the last run had no end and got {@code call.interrupted}. */
  public int interrupted() {
    return budgets.interrupted();
  }

  private RecordsIndexer indexer() throws Exception {
    var started =
        new RecordsIndexer(
            new LedgerSource(storage.ledger()),
            storage.database().system(),
            IndexerConfig.defaults(),
            clock);
    closing.add("copy of entries", started);
    if (StaleCopy.isMarked(config.data())) {
      log.warn("the ledger was adopted: the copy of its entries is made anew");
      started.rebuild();
      StaleCopy.clear(config.data());
    }
    started.start();
    return started;
  }

  private CallObserver traces() {
    var endpoint = config.tracing().endpoint();
    return endpoint == null
        ? CallObserver.NONE
        : closing.add("traces", CallTraces.to(endpoint, config.node(), clock));
  }

  private EvidencePacks evidence() throws IOException {
    return EvidencePart.packs(storage, config, origins, vault.vault());
  }

  private List<Mount> mounts(Vertx vertx, PrometheusMeterRegistry meters, ExecutorService workers)
      throws IOException {
    var mounts = new ArrayList<Mount>();
    var admin =
        AdminPart.routes(
            vertx, storage, governance, vault, budgets, indexer, evidence(), ids, clock, config);
    closing.add("admin", admin);
    mounts.add(new Mount("/api/v1", admin.handler()));
    mounts.add(new Mount("/api/openapi.json", admin.handler()));
    mounts.add(new Mount("/ledger", admin.ledgerHandler()));
    mounts.addAll(new StartPage().mounts());
    var readiness = new Readiness(config, storage.ledger(), indexer, governance.policies());
    mounts.addAll(
        new OperationsMount(readiness::troubles, governance.policies(), clock, meters, workers)
            .mounts());
    return mounts;
  }

  private int bind() throws Exception {
    try {
      return server.start().await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        // The native transport has an exception of its own for a port in use.
        if (cause instanceof IOException) {
          throw new ConfigException(
              "listen.port",
              "port %d on %s can't be taken (%s)"
                  .formatted(config.listen().port(), config.listen().host(), cause.getMessage()),
              "stop what holds it, or choose another");
        }
      }
      throw e;
    }
  }

  private void recordStart(String build) throws InterruptedException, LedgerUnavailableException {
    var ledger = storage.ledger();
    ledger.append(
        StreamName.SYSTEM,
        entries.started(
            ledger.installation(),
            build,
            config.toString(),
            PriceTable.builtIn().version(),
            governance.policies().current().version(),
            budgets.interrupted(),
            config.upstreams().values().stream().allMatch(ServerConfig.Upstream::simulated)));
    closing.add("record of the stop", () -> ledger.append(StreamName.SYSTEM, entries.stopped()));
    ledger
        .health()
        .refusedStreams()
        .forEach((stream, why) -> log.error("stream {}: {}", stream, why));
    if (budgets.interrupted() > 0) {
      log.warn(
          "{} calls of the last run had no end: recorded as interrupted", budgets.interrupted());
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
