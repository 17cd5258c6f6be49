package io.ledgerline.messages.price;

import io.ledgerline.messages.usage.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cost of one usage: tokens times rates in parts of a nano-dollar, rounded up at the end. */
final class CostSum {
  private final PriceTable table;
  private final Usage usage;
  private final Instant at;
  private final UnknownModel unknown;
  private final boolean fast;
  private final boolean placed;
  private final boolean batch;

  CostSum(PriceTable table, Usage usage, Instant at, UnknownModel unknown) {
    this.table = table;
    this.usage = usage;
    this.at = at;
    this.unknown = unknown;
    this.fast = "fast".equals(usage.speed());
    this.placed = placed(usage.inferenceGeo());
    this.batch = "batch".equals(usage.serviceTier());
  }

  /** A place other than anywhere; one we do not know counts as one that costs more. */
  static boolean placed(@Nullable String inferenceGeo) {
    return inferenceGeo != null
        && !inferenceGeo.equals("global")
        && !inferenceGeo.equals("not_available");
  }

  /** The cost when {@code model} answered; throws ArithmeticException beyond a long. */
  Price of(String model) {
    long parts = 0;
    if (usage.iterations().isEmpty()) {
      Rates rates = rates(model, usage.prompt());
      if (rates == null) {
        return new Price.Unpriced(model);
      }
      parts = parts(whole(), rates, model);
    }
    for (Usage.Iteration one : usage.iterations()) {
      String own = one.model() == null ? model : one.model();
      Rates rates = rates(own, prompt(one));
      if (rates == null) {
        return new Price.Unpriced(own);
      }
      parts = Math.addExact(parts, parts(one, rates, own));
    }
    return new Price.Known(
        new NanoUsd(Math.ceilDiv(parts, PriceTable.PARTS)).plus(searches(usage.webSearches())));
  }

  private NanoUsd searches(long count) {
    return new NanoUsd(Math.multiplyExact(count, table.webSearch().value()));
  }

  private @Nullable Rates rates(String model, long promptTokens) {
    Rates rates = table.rates(model, fast, at, promptTokens);
    return rates == null && unknown == UnknownModel.DEAREST ? table.dearest(at) : rates;
  }

  private long parts(Usage.Iteration one, Rates rates, String model) {
    long nano = Math.multiplyExact(one.input(), rates.input());
    nano = Math.addExact(nano, Math.multiplyExact(one.output(), rates.output()));
    nano = Math.addExact(nano, Math.multiplyExact(one.cacheRead(), rates.read()));
    nano = Math.addExact(nano, Math.multiplyExact(one.cacheWrite5m(), rates.write5m()));
    nano = Math.addExact(nano, Math.multiplyExact(one.cacheWrite1h(), rates.write1h()));
    long factor = table.geoParts(table.models().get(model), placed);
    return Math.multiplyExact(nano, batch ? factor / table.batchDivisor() : factor);
  }

  private Usage.Iteration whole() {
    return new Usage.Iteration(
        "message",
        null,
        usage.input(),
        usage.output(),
        usage.cacheRead(),
        usage.cacheWrite5m(),
        usage.cacheWrite1h());
  }

  private static long prompt(Usage.Iteration one) {
    return one.input() + one.cacheRead() + one.cacheWrite5m() + one.cacheWrite1h();
  }
}
