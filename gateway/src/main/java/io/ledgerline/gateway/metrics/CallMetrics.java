package io.ledgerline.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Counters and timers of governed calls. Tenants are those of the policy, so labels are bounded.
 */
public final class CallMetrics {
  private final MeterRegistry registry;
  private final ConcurrentHashMap<Label, Counter> calls = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Counter> strangers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Counter> budgetRefusals = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Timer overhead;
  private final Timer firstToken;
  private final Timer ledgerWait;

  private record Label(String tenant, String operation, String outcome) {}

  /** Registers the meters; {@code drains} tells how many answers are read for callers that left. */
  public CallMetrics(MeterRegistry registry, IntSupplier drains) {
    this.registry = registry;
    overhead =
        timer(
            "ledgerline.call.overhead", "Time a call spent with us, not waiting for the upstream");
    firstToken = timer("ledgerline.call.ttft", "Arrival to first token");
    ledgerWait = timer("ledgerline.ledger.wait", "Time an entry took to become durable");
    Gauge.builder("ledgerline.calls.open", open, AtomicInteger::get)
        .strongReference(true)
        .description("Calls under way")
        .register(registry);
    Gauge.builder("ledgerline.calls.draining", drains, IntSupplier::getAsInt)
        .strongReference(true)
        .description("Answers read to their end for callers that left, or behind a refusal")
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentileHistogram(false)
        .register(registry);
  }

  /** Counts a call in; gives the number under way with it. */
  public int opened() {
    return open.incrementAndGet();
  }

  /** Counts it out. */
  public void closed() {
    open.decrementAndGet();
  }

  /** Calls under way. */
  public int open() {
    return open.get();
  }

  /** A call of a known caller has ended. */
  public void ended(String tenant, String operation, String outcome) {
    calls
        .computeIfAbsent(
            new Label(tenant, operation, outcome),
            label ->
                Counter.builder("ledgerline.calls")
                    .description("Calls by outcome")
                    .tag("tenant", label.tenant())
                    .tag("operation", label.operation())
                    .tag("outcome", label.outcome())
                    .register(registry))
        .increment();
  }

  /** Somebody without a good credential was refused by that rule. */
  public void stranger(String rule) {
    strangers
        .computeIfAbsent(
            rule,
            name ->
                Counter.builder("ledgerline.strangers")
                    .description("Requests without a good credential")
                    .tag("rule", name)
                    .register(registry))
        .increment();
  }

  /** A budget refused a call. */
  public void budgetRefused(String tenant) {
    budgetRefusals
        .computeIfAbsent(
            tenant,
            name ->
                Counter.builder("ledgerline.budget.refusals")
                    .description("Calls that a budget refused")
                    .tag("tenant", name)
                    .register(registry))
        .increment();
  }

  /** An upstream sent events behind the end of an answer. */
  public void afterEnd(String upstream) {
    Counter.builder("ledgerline.answers.after_end")
        .description("Answers with events behind their end, which were dropped")
        .tag("upstream", upstream)
        .register(registry)
        .increment();
  }

  /** One tenant's mark was seen in another tenant's traffic. */
  public void isolationAlarm(String tenant, String markOf) {
    Counter.builder("ledgerline.isolation.alarms")
        .description("Marks of one tenant in another tenant's traffic")
        .tag("tenant", tenant)
        .tag("mark_of", markOf)
        .register(registry)
        .increment();
  }

  /** What an ended call took of our time. */
  public void overhead(long nanos) {
    overhead.record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /** How long the first token took. */
  public void firstToken(long nanos) {
    firstToken.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** How long an entry took. */
  public void ledgerWait(long nanos) {
    ledgerWait.record(nanos, TimeUnit.NANOSECONDS);
  }
}
