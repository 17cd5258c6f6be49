package io.ledgerline.gateway;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.documents.DocumentReader;
import io.ledgerline.gateway.call.CallObserver;
import io.ledgerline.gateway.call.EntryLog;
import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.call.GatewayParts;
import io.ledgerline.gateway.content.KeepingParts;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.isolation.Isolation;
import io.ledgerline.gateway.protect.Privacy;
import io.ledgerline.gateway.protect.PrivacyReview;
import io.ledgerline.gateway.protect.SummaryReview;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.upstream.UpstreamLimits;
import io.ledgerline.gateway.upstream.Upstreams;
import io.ledgerline.governance.budget.BudgetBook;
import io.ledgerline.governance.budget.BudgetImage;
import io.ledgerline.governance.budget.BudgetScope;
import io.ledgerline.governance.budget.BudgetSettings;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.LiveBudgets;
import io.ledgerline.governance.budget.LocalLeases;
import io.ledgerline.governance.data.Assurance;
import io.ledgerline.governance.data.Assurances;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.policy.CallerSystem;
import io.ledgerline.governance.policy.ContentRules;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.UpstreamRef;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.policy.WorkspaceView;
import io.ledgerline.governance.rate.RateLimits;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.governance.tool.ToolClass;
import io.ledgerline.governance.tool.ToolRules;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.messages.price.PriceTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway with everything real but the ledger, the policy's source and the upstream. */
final class Rig implements AutoCloseable {
  static final String KEY = "ll_test_key";
  static final String AUTH = "x-api-key: " + KEY;
  static final String MODEL = "claude-sonnet-5-5";
  static final TenantKey NEIGHBOUR = new TenantKey(RigSettings.sha256("voltbay"));
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  final MemoryLog log = new MemoryLog();
  final MemoryContents contents = new MemoryContents();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AtomicLong skippedNanos = new AtomicLong();
  final AtomicLong skippedHours = new AtomicLong();
  final LiveBudgets budgets;
  final Gateway gateway;
  final int port;
  volatile PolicySnapshot policy;
  volatile Duration policyAge = Duration.ZERO;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final ExecutorService decisions = Executors.newVirtualThreadPerTaskExecutor();
  private final GatewayServer server;

  private Rig(Builder made) throws Exception {
    policy = made.policy();
    budgets =
        LiveBudgets.open(
            BudgetSettings.DEFAULT,
            BudgetBook.from(BudgetImage.EMPTY, 1000),
            made.budgets,
            new LocalLeases(() -> NOW).node("a"),
            new Silent());
    InstantSource clock = () -> NOW.plus(Duration.ofHours(skippedHours.get()));
    Policies policies = policies();
    var isolation = new Isolation(policies);
    var parts =
        new GatewayParts(
            policies,
            new MapPins(),
            budgets,
            new RateLimits(System::nanoTime, clock, 1000),
            made.ledger == null ? log : made.ledger,
            PriceTable.builtIn(),
            new Upstreams(List.of(RigSettings.upstream(made.upstream))),
            new UuidV7(clock, new Random(7)),
            clock,
            () -> System.nanoTime() + skippedNanos.get(),
            meters,
            decisions,
            made.isolated ? List.of(isolation) : made.protect,
            made.isolated ? isolation : made.review,
            CallObserver.NONE,
            new KeepingParts(
                contents,
                (tenant, name) -> "u_of_" + Integer.toHexString(name.hashCode()),
                tenant -> made.legal));
    gateway = new Gateway(made.config, parts);
    server = new GatewayServer(vertx, gateway, made.listen, List.of());
    port = server.start().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private Policies policies() {
    return new Policies() {
      @Override
      public PolicySnapshot current() {
        return policy;
      }

      @Override
      public Duration age() {
        return policyAge;
      }
    };
  }

  /** Lets the monotonic clock jump; the next sweep of the loop sees it. */
  void skip(Duration time) {
    skippedNanos.addAndGet(time.toNanos());
  }

  RawClient client() throws Exception {
    return new RawClient(port);
  }

  /** Everything that a finished call must have given back. */
  void assertNothingIsHeld() {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!held().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still held: " + held());
      }
      Thread.onSpinWait();
    }
  }

  private String held() {
    var held = new StringBuilder();
    if (gateway.openCalls() != 0) {
      held.append(gateway.openCalls()).append(" calls ");
    }
    if (gateway.bufferedBytes() != 0) {
      held.append(gateway.bufferedBytes()).append(" body bytes ");
    }
    if (log.openRooms() != 0) {
      held.append(log.openRooms()).append(" rooms ");
    }
    if (meters.get("ledgerline.calls.draining").gauge().value() != 0) {
      held.append("drains ");
    }
    for (BudgetState state : standing()) {
      if (state.reservedNanoUsd() != 0) {
        held.append(state.reservedNanoUsd()).append(" reserved in ").append(state.budget());
      }
    }
    return held.toString();
  }

  List<BudgetState> standing() {
    return budgets.standing(new BudgetScope("threadco", "support", null, "u_ann", null), NOW);
  }

  long spent() {
    return standing().getFirst().spentNanoUsd();
  }

  @Override
  public void close() throws Exception {
    server.stop(0).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    decisions.close();
  }

  static Builder to(URI upstream) {
    return new Builder(upstream);
  }

  /** What a test changes of the usual rig. */
  static final class Builder {
    private final URI upstream;
    private List<BudgetSpec> budgets = List.of(RigSettings.budget("1000", OnReserveShort.REFUSE));
    private List<RateLimitSpec> rates = List.of();
    private List<RetentionSchedule> retention = List.of();
    private List<DataPolicy> dataPolicies = List.of();
    private List<DetectorDocument> detectors = List.of();
    private Assurances assurances = Assurances.NONE;
    private PromptVersion prompt = PromptVersion.none();
    private Role role = Role.END_USER;
    private String workspaceName = "support";
    private String user = "u_ann";
    private boolean suspended;
    private boolean neighbour;
    private boolean isolated;
    private boolean useCaseRequired;
    private ToolRules tools = ToolRules.NONE;
    private Set<String> useCaseTags = Set.of();
    private OutputRules outputs = OutputRules.NONE;
    private CallerSystem callerSystem = CallerSystem.ALLOW;
    private CallerSystem useCaseSystem;
    private boolean contextRequired;
    private final Map<String, UseCaseView> useCases = new HashMap<>();
    private List<ProtectStage> protect = List.of();
    private ReviewStage review = ReviewStage.NONE;
    private GatewayConfig config = RigSettings.config(UpstreamLimits.defaults());
    private ListenConfig listen = ListenConfig.plain("127.0.0.1", 0);
    private Instant keyEnds = null;
    private EntryLog ledger = null;
    private ContentRules content = ContentRules.DEFAULT;
    private List<Hold> legal = List.of();
    private Holds holds = new Asked();
    private DocumentReader documents = DocumentReader.NONE;

    private Builder(URI upstream) {
      this.upstream = upstream;
    }

    Builder budget(BudgetSpec... specs) {
      budgets = List.of(specs);
      return this;
    }

    Builder rate(RateLimitSpec... specs) {
      rates = List.of(specs);
      return this;
    }

    Builder useCase(String name, String... features) {
      useCases.put(
          name,
          new UseCaseView(
              "threadco",
              "support",
              name,
              "Help.",
              "u_own",
              "low",
              UseCaseView.Approval.DECLARED,
              UsualModels.rules(),
              Set.of(features),
              List.of(),
              tools,
              useCaseTags,
              useCaseSystem,
              null));
      return this;
    }

    /** For the use cases that come after it. */
    Builder tags(String... written) {
      useCaseTags = Set.of(written);
      return this;
    }

    /** For the use cases that come after it. */
    Builder tools(Map<String, ToolClass> classes, boolean wait) {
      tools = new ToolRules(classes, wait, false);
      return this;
    }

    /** The same, where nothing is held and what would be is said. */
    Builder watchedTools(Map<String, ToolClass> classes) {
      tools = new ToolRules(classes, false, true);
      return this;
    }

    Builder prompt(String... blocks) {
      prompt = PromptVersion.of(List.of(blocks));
      return this;
    }

    /** What callers may send as system: everywhere, and for the use cases that come after it. */
    Builder callerSystem(CallerSystem everywhere, CallerSystem useCase) {
      callerSystem = everywhere;
      useCaseSystem = useCase;
      return this;
    }

    Builder role(Role newRole) {
      role = newRole;
      return this;
    }

    Builder workspace(String name) {
      workspaceName = name;
      return this;
    }

    Builder user(String pseudonym) {
      user = pseudonym;
      return this;
    }

    Builder suspended() {
      suspended = true;
      return this;
    }

    /** A second tenant, so that there is a wall. */
    Builder neighbour() {
      neighbour = true;
      return this;
    }

    Builder useCaseRequired() {
      useCaseRequired = true;
      return this;
    }

    Builder contextRequired() {
      contextRequired = true;
      return this;
    }

    Builder keyEnds(Instant at) {
      keyEnds = at;
      return this;
    }

    Builder protect(ProtectStage... stages) {
      protect = List.of(stages);
      return this;
    }

    Builder outputs(OutputRules rules) {
      outputs = rules;
      return this;
    }

    /** The watch over the wall, in both directions. */
    Builder isolation() {
      isolated = true;
      return neighbour();
    }

    Builder review(ReviewStage stage) {
      review = stage;
      return this;
    }

    Builder config(GatewayConfig newConfig) {
      config = newConfig;
      return this;
    }

    Builder ledger(EntryLog newLedger) {
      ledger = newLedger;
      return this;
    }

    Builder retention(RetentionSchedule... schedules) {
      retention = List.of(schedules);
      return this;
    }

    /** Who is asked about what waits; before {@link #data}. */
    Builder asks(Holds person) {
      holds = person;
      return this;
    }

    /** Who reads files; before {@link #data}. */
    Builder documents(DocumentReader reader) {
      documents = reader;
      return this;
    }

    /** Data policies, and the stages that follow them. */
    Builder data(KeptTokens kept, DataPolicy... policies) {
      dataPolicies = List.of(policies);
      protect =
          List.of(new Privacy(Detectors.standard(), kept, holds, documents, System::nanoTime));
      review = new ReviewChain(List.of(new SummaryReview(kept), new PrivacyReview()));
      return this;
    }

    /** Data policies without the stages that follow them. */
    Builder rules(DataPolicy... policies) {
      dataPolicies = List.of(policies);
      return this;
    }

    Builder assurances(Assurance... declared) {
      assurances = new Assurances(List.of(declared));
      return this;
    }

    Builder detectors(DetectorDocument... documents) {
      detectors = List.of(documents);
      return this;
    }

    Builder content(ContentRules rules) {
      content = rules;
      return this;
    }

    Builder hold(Hold... living) {
      legal = List.of(living);
      return this;
    }

    Builder listen(ListenConfig newListen) {
      listen = newListen;
      return this;
    }

    Rig start() throws Exception {
      return new Rig(this);
    }

    PolicySnapshot policy() {
      var workspace =
          new WorkspaceView(
              "threadco",
              workspaceName,
              "Support",
              UsualModels.rules(),
              prompt,
              null,
              outputs,
              callerSystem,
              content,
              contextRequired,
              useCaseRequired,
              UpstreamRef.DEFAULT);
      var tenant =
          new TenantView(
              "threadco",
              "ThreadCo",
              new TenantKey(new byte[TenantKey.LENGTH]),
              suspended,
              Map.of(workspaceName, workspace),
              useCases);
      var grant =
          new KeyGrant(
              "k_1",
              "test",
              new Principal(user, Principal.Kind.SERVICE, "u_own"),
              role,
              new Scope.Workspace("threadco", workspaceName),
              "threadco",
              workspaceName,
              null,
              Set.of(),
              Set.of(),
              keyEnds);
      var voltbay = new TenantView("voltbay", "VoltBay", NEIGHBOUR, false, Map.of(), Map.of());
      return new PolicySnapshot(
          1,
          neighbour ? List.of(tenant, voltbay) : List.of(tenant),
          Map.of(ByteBuffer.wrap(RigSettings.sha256(KEY)), grant),
          budgets,
          rates,
          retention,
          dataPolicies,
          detectors,
          assurances);
    }
  }
}
