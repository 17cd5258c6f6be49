package io.ledgerline.server.assembly;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.DocumentReader;
import io.ledgerline.gateway.ListenConfig;
import io.ledgerline.gateway.call.CallObserver;
import io.ledgerline.gateway.call.CopyBound;
import io.ledgerline.gateway.call.EntryLog;
import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.call.GatewayParts;
import io.ledgerline.gateway.content.KeepingParts;
import io.ledgerline.gateway.isolation.Isolation;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.protect.Privacy;
import io.ledgerline.gateway.protect.PrivacyReview;
import io.ledgerline.gateway.protect.Steering;
import io.ledgerline.gateway.protect.SummaryReview;
import io.ledgerline.gateway.protect.SystemTexts;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.gateway.tools.ToolGateStage;
import io.ledgerline.gateway.upstream.UpstreamLimits;
import io.ledgerline.gateway.upstream.Upstreams;
import io.ledgerline.governance.rate.RateLimits;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.messages.price.PriceTable;
import io.ledgerline.messages.price.UnknownModel;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.server.config.ServerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/** What the configuration means for the gateway, and what it is made of. */
final class GatewaySettings {
  private static final int RATE_COUNTERS = 200_000;

  private GatewaySettings() {}

  static ListenConfig listen(ServerConfig config) {
    var plain = ListenConfig.plain(config.listen().host(), config.listen().port());
    var tls = config.tls();
    return tls == null
        ? plain
        : plain.withTls(tls.certificate(), tls.key(), tls.clientCa(), tls.clientRequired());
  }

  static GatewayConfig of(ServerConfig config) {
    var usual = GatewayConfig.defaults();
    return new GatewayConfig(
        config.limits().bodyBytes(),
        bufferedBytes(usual.bufferedBytes(), config.limits().bodyBytes()),
        config.limits().connections(),
        config.policy().maxStale(),
        config.policy().rulesLast(),
        usual.endRetry(),
        usual.endRetryFor(),
        config.limits().drain(),
        usual.drains(),
        config.policy().unknownModel().equals("dearest")
            ? UnknownModel.DEAREST
            : UnknownModel.REFUSE,
        upstreamLimits(config, usual.upstream()));
  }

  /** A third of the heap at most, so that bodies can't fill it; two of the largest at least. */
  private static long bufferedBytes(long usual, int bodyBytes) {
    long share = Runtime.getRuntime().maxMemory() / 3;
    return Math.max(Math.min(usual, share), 2L * bodyBytes);
  }

  private static UpstreamLimits upstreamLimits(ServerConfig config, UpstreamLimits usual) {
    return new UpstreamLimits(
        config.limits().connections(),
        usual.queue(),
        usual.connect(),
        usual.firstByte(),
        usual.idle());
  }

  static DocumentLimits documents(ServerConfig config) {
    DocumentLimits usual = DocumentLimits.DEFAULT;
    ServerConfig.Documents set = config.documents();
    return new DocumentLimits(
        set.atOnce(),
        set.time(),
        set.bytes(),
        set.pages(),
        set.characters(),
        set.memoryMib(),
        usual.expanded(),
        usual.ratio(),
        usual.nesting(),
        usual.idle());
  }

  /** Where calls are recorded: at the pace of the copy once that is too far behind. */
  static EntryLog ledger(ServerConfig config, Ledger ledger, RecordsIndexer indexer) {
    var log = EntryLog.of(ledger);
    int most = config.limits().copyBehind();
    return most == 0
        ? log
        : new CopyBound(log, () -> indexer.lag().entries(), most, System::nanoTime, Thread::sleep);
  }

  static GatewayParts parts(
      Storage storage,
      GovernancePart governance,
      BudgetPart budgets,
      Upstreams upstreams,
      UuidV7 ids,
      Clock clock,
      MeterRegistry meters,
      Executor decisions,
      CallObserver observer,
      KeepingParts keeping,
      DocumentReader documents,
      List<TextModel> models,
      EntryLog ledger) {
    var holds = new WaitingHolds(governance.heldWork(), decisions);
    var isolation = new Isolation(governance.policies());
    return new GatewayParts(
        governance.policies(),
        governance.pins(),
        budgets.forCalls(),
        new RateLimits(System::nanoTime, clock, RATE_COUNTERS),
        ledger,
        PriceTable.builtIn(),
        upstreams,
        ids,
        clock,
        System::nanoTime,
        meters,
        decisions,
        List.of(
            isolation,
            new SystemTexts(),
            new Privacy(
                Detectors.standard(),
                models,
                governance.keptTokens(),
                holds,
                documents,
                System::nanoTime),
            new Steering(InjectionDetector.standard(), models, holds)),
        new ReviewChain(
            List.of(
                isolation,
                new SummaryReview(governance.keptTokens()),
                new PrivacyReview(),
                new ToolGateStage(holds),
                new OutputReviewStage(holds))),
        observer,
        keeping);
  }
}
