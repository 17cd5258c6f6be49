package io.ledgerline.gateway.call;

import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.gateway.relay.BufferedBytes;
import io.ledgerline.gateway.relay.Drains;
import io.ledgerline.gateway.relay.RelayLimits;

/**
 * The line put together.
 *
 * @param identify asked at the door, before a body is read
 * @param calls the governed call
 * @param inspections what would become of a prompt
 * @param others routes that send nothing upstream
 * @param strangers requests without a good credential
 * @param metrics its figures
 * @param memory what request bodies hold
 */
public record Line(
    Identify identify,
    GovernedCall calls,
    Inspections inspections,
    OtherRoutes others,
    Strangers strangers,
    CallMetrics metrics,
    BufferedBytes memory) {
  private static final int THREAD_TURNS = 100_000;

  /** Puts the stages together. */
  public static Line of(GatewayConfig config, GatewayParts parts) {
    var drains = new Drains(config.drains());
    var metrics = new CallMetrics(parts.meters(), drains::open);
    var upstream = config.upstream();
    var limits = RelayLimits.of(upstream.firstByte(), upstream.idle(), config.drain());
    var entries =
        new Entries(
            parts.ids(),
            parts.clock(),
            parts.nanoTime(),
            parts.prices().version(),
            parts.keeping().holds());
    var keeping = new Keeping(parts.keeping(), parts.clock());
    var record =
        new Recording(
            parts.ledger(),
            entries,
            keeping,
            metrics,
            parts.nanoTime(),
            config.endRetry(),
            config.endRetryFor());
    var identify = new Identify(parts.policies(), parts.clock(), config.maxStale());
    var access = new Access(parts.clock());
    var threads = new Threads(THREAD_TURNS);
    var prompts = new PromptBlocks();
    var admit =
        new Admit(
            access,
            new Reading(config.bodyBytes(), threads),
            new ModelChoice(parts.budgets()),
            new Money(parts.prices(), config.unknownModel(), parts.budgets()),
            parts.rates(),
            new Pinning(parts.pins(), config.rulesLast()),
            prompts,
            parts.upstreams(),
            keeping);
    var alarms = new IsolationAlarms(parts.ledger(), parts.ids(), parts.clock(), metrics);
    var refusals = new Refusals(record, alarms, metrics);
    var protect = new Protect(parts.protect(), prompts);
    var costing = new Costing(parts.prices());
    var calls =
        new GovernedCall(
            identify,
            admit,
            protect,
            record,
            refusals,
            entries,
            keeping,
            parts.review(),
            new AnswerReview(costing, limits),
            alarms,
            new Settling(parts.budgets(), threads),
            new LateCost(costing, entries, record),
            limits,
            drains,
            metrics,
            parts.observer(),
            parts.nanoTime());
    var models = new ModelList(parts.prices().models());
    return new Line(
        identify,
        calls,
        new Inspections(identify, admit, protect, record, refusals, alarms, metrics),
        new OtherRoutes(identify, access, models, refusals, metrics),
        new Strangers(parts.ledger(), parts.ids(), parts.clock(), metrics),
        metrics,
        new BufferedBytes(config.bufferedBytes()));
  }
}
