package io.ledgerline.governance.rate;

import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.rate.Bucket.Take;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Holds calls that come too fast. All rules must pass or none counts the call; the narrowest are
 * asked first, so that one user's refused calls take nothing from the others. Counters live in
 * memory and are per node. Thread-safe; never waits.
 */
public final class RateLimits {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int SWEEP_STEP = 64;
  private static final Comparator<RateLimitSpec> NARROWEST_FIRST =
      Comparator.comparing(RateLimitSpec::level).reversed();

  private final ConcurrentHashMap<CounterKey, Bucket> buckets = new ConcurrentHashMap<>();
  private final LongSupplier nanoClock;
  private final InstantSource wallClock;
  private final int maxCounters;
  private Iterator<Bucket> sweep = buckets.values().iterator();

  /** Which counter: the rule, and whom it counts. */
  private record CounterKey(String rule, String counted) {}

  /**
   * A limiter with no calls counted yet.
   *
   * @param nanoClock monotonic nanoseconds
   * @param wallClock for the reset times in headers only
   * @param maxCounters most counters in memory; idle ones make room, and when all are busy a call
   *     that needs a new one is held
   */
  public RateLimits(LongSupplier nanoClock, InstantSource wallClock, int maxCounters) {
    if (maxCounters < 1) {
      throw new IllegalArgumentException("maxCounters: " + maxCounters + " (expected: >= 1)");
    }
    this.nanoClock = nanoClock;
    this.wallClock = wallClock;
    this.maxCounters = maxCounters;
  }

  /**
   * Asks all rules for leave.
   *
   * @param tokenBound estimate for this call, not negative; corrected by {@link
   *     Permit#close(long)}. A call larger than a minute's worth passes when the counter is full
   */
  public RateDecision acquire(RateCaller caller, List<RateLimitSpec> rules, long tokenBound) {
    List<RateLimitSpec> ordered =
        rules.stream()
            .filter(rule -> rule.covers(caller.tenant(), caller.workspace()))
            .sorted(NARROWEST_FIRST)
            .toList();
    Bucket[] taken = new Bucket[ordered.size()];
    for (int i = 0; i < taken.length; i++) {
      RateLimitSpec rule = ordered.get(i);
      Attempt attempt = attempt(caller, rule, tokenBound);
      if (attempt.take() != Take.TAKEN) {
        undo(taken, i, tokenBound);
        return limited(rule, attempt, tokenBound);
      }
      taken[i] = attempt.bucket();
    }
    return new Permit(taken, tokenBound, RateHeaderWriter.write(ordered, taken, wallClock));
  }

  /** How many counters are in memory, for metrics. */
  public int counters() {
    return buckets.size();
  }

  private record Attempt(Bucket bucket, Take take) {}

  private Attempt attempt(RateCaller caller, RateLimitSpec rule, long tokenBound) {
    long now = nanoClock.getAsLong();
    CounterKey key = key(caller, rule);
    while (true) {
      Bucket bucket = buckets.get(key);
      if (bucket == null) {
        if (buckets.size() >= maxCounters && !makeRoom(now)) {
          return new Attempt(new Bucket(rule, now), Take.NO_PLACE);
        }
        bucket = buckets.computeIfAbsent(key, ignored -> new Bucket(rule, now));
      }
      Take take = bucket.take(rule, tokenBound, now);
      if (take != Take.REMOVED) {
        return new Attempt(bucket, take);
      }
      buckets.remove(key, bucket);
    }
  }

  private synchronized boolean makeRoom(long now) {
    for (int i = 0; i < SWEEP_STEP; i++) {
      if (!sweep.hasNext()) {
        sweep = buckets.values().iterator();
        if (!sweep.hasNext()) {
          return true;
        }
      }
      if (sweep.next().removeIfIdle(now)) {
        sweep.remove();
      }
    }
    return buckets.size() < maxCounters;
  }

  private RateDecision.Limited limited(RateLimitSpec rule, Attempt attempt, long tokenBound) {
    long nanos = attempt.bucket().waitNanos(attempt.take(), tokenBound);
    Duration retryAfter = Duration.ofSeconds(Math.max(1, Math.ceilDiv(nanos, SECOND_NANOS)));
    RateHeaders headers =
        RateHeaderWriter.write(List.of(rule), new Bucket[] {attempt.bucket()}, wallClock);
    return new RateDecision.Limited(retryAfter, rule.name(), what(attempt.take()), headers);
  }

  private static String what(Take take) {
    return switch (take) {
      case NO_REQUESTS -> "requests";
      case NO_TOKENS -> "tokens";
      case NO_PLACE, REMOVED, TAKEN -> "concurrency";
    };
  }

  private static void undo(Bucket[] taken, int count, long tokenBound) {
    for (int i = 0; i < count; i++) {
      taken[i].undo(tokenBound);
    }
  }

  private static CounterKey key(RateCaller caller, RateLimitSpec rule) {
    String counted =
        switch (rule.level()) {
          case ORGANIZATION -> "";
          case TENANT -> caller.tenant();
          case WORKSPACE -> caller.tenant() + "/" + caller.workspace();
          case KEY -> caller.keyId();
          case USER -> caller.user();
        };
    return new CounterKey(rule.id(), counted);
  }
}
