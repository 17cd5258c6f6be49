package io.ledgerline.server.assembly;

import io.ledgerline.anchors.AnchorRunner;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.records.index.RecordsIndexer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;

/** Figures of the parts that don't keep meters themselves. */
final class Meters {
  private Meters() {}

  static void bind(
      MeterRegistry registry,
      Ledger ledger,
      RecordsIndexer indexer,
      Policies policies,
      BudgetPart budgets) {
    Gauge.builder("ledgerline.ledger.writable", ledger, l -> l.health().writable() ? 1 : 0)
        .description("1 while entries can be made durable")
        .register(registry);
    Gauge.builder("ledgerline.ledger.unsealed", ledger, l -> l.health().unsealedEntries())
        .description("Durable entries that only the journal holds so far")
        .register(registry);
    Gauge.builder("ledgerline.ledger.unsigned", ledger, l -> l.health().unsignedFor().toMillis())
        .description("How long the oldest entry without a checkpoint has waited")
        .baseUnit("milliseconds")
        .register(registry);
    Gauge.builder(
            "ledgerline.ledger.refused.streams", ledger, l -> l.health().refusedStreams().size())
        .description("Streams that are refused because their files are not what was signed")
        .register(registry);
    FunctionCounter.builder("ledgerline.ledger.entries", ledger, l -> l.health().appends())
        .description("Durable entries since the start")
        .register(registry);
    FunctionCounter.builder("ledgerline.ledger.commits", ledger, l -> l.health().batches())
        .description("Commits since the start, one sync each")
        .register(registry);
    FunctionCounter.builder(
            "ledgerline.ledger.sync.seconds", ledger, l -> l.health().syncNanos() / 1e9)
        .description("Time spent in those syncs")
        .register(registry);
    Gauge.builder("ledgerline.copy.lag.entries", indexer, i -> i.lag().entries())
        .description("Durable entries that queries don't see yet")
        .register(registry);
    Gauge.builder("ledgerline.copy.lag", indexer, i -> i.lag().behindFor().toMillis() / 1e3)
        .description("Since when queries have not seen every durable entry")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("ledgerline.ledger.append.delay", ledger, l -> l.appendDelay().toNanos() / 1e9)
        .description("How long the slowest append of the last moments waited")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("ledgerline.policy.age", policies, p -> p.age().toMillis())
        .description("Since the policy was last known to be the newest")
        .baseUnit("milliseconds")
        .register(registry);
    Gauge.builder("ledgerline.budget.counters", budgets, b -> b.budgets().counters())
        .description("Budget counters in memory")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Figures of the anchors, each under its name. */
  static void bind(MeterRegistry registry, List<AnchorRunner> anchors) {
    for (AnchorRunner each : anchors) {
      var name = each.status().name();
      Gauge.builder("ledgerline.anchor.lag", each, a -> a.status().lag().toMillis() / 1e3)
          .description("For how long the oldest due checkpoint has waited to be anchored")
          .baseUnit("seconds")
          .tag("anchor", name)
          .register(registry);
      Gauge.builder("ledgerline.anchor.waiting.streams", each, a -> a.status().waiting())
          .description("Streams whose newest checkpoint is due and not anchored")
          .tag("anchor", name)
          .register(registry);
      Gauge.builder("ledgerline.anchor.late", each, a -> a.status().late() ? 1 : 0)
          .description("1 while the lag is above its limit")
          .tag("anchor", name)
          .register(registry);
      FunctionCounter.builder("ledgerline.anchor.checkpoints", each, a -> a.status().anchored())
          .description("Checkpoints anchored since the start")
          .tag("anchor", name)
          .register(registry);
      FunctionCounter.builder("ledgerline.anchor.failures", each, a -> a.status().failures())
          .description("Attempts that failed since the start")
          .tag("anchor", name)
          .register(registry);
    }
  }
}
