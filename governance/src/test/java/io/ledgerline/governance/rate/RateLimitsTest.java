package io.ledgerline.governance.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.limit.RateLimitSpec.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final RateCaller ANN = new RateCaller("threadco", "support", "k1", "u_ann");
  private static final RateCaller BEN = new RateCaller("threadco", "support", "k2", "u_ben");

  private long nanos = Long.MAX_VALUE - 5 * SECOND;
  private final RateLimits limits =
      new RateLimits(() -> nanos, () -> Instant.parse("2026-11-21T12:00:00Z"), 1_000);

  private static RateLimitSpec rule(Level level, long requests, long tokens, int concurrency) {
    return new RateLimitSpec(
        level.wireName(), level, "threadco", null, requests, tokens, concurrency);
  }

  private RateDecision acquire(RateCaller caller, long tokens, RateLimitSpec... rules) {
    return limits.acquire(caller, List.of(rules), tokens);
  }

  @Test
  void letsAMinutesWorthThroughAtOnceThenSaysWhenToComeBack() {
    RateLimitSpec three = rule(Level.KEY, 3, 0, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(acquire(ANN, 0, three)).isInstanceOf(Permit.class);
    }

    RateDecision.Limited limited = (RateDecision.Limited) acquire(ANN, 0, three);

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(limited.rule()).isEqualTo("key");
    assertThat(limited.what()).isEqualTo("requests");
    assertThat(acquire(BEN, 0, three)).isInstanceOf(Permit.class);
    nanos += 20 * SECOND;
    assertThat(acquire(ANN, 0, three)).isInstanceOf(Permit.class);
    assertThat(acquire(ANN, 0, three)).isInstanceOf(RateDecision.Limited.class);
  }

  @Test
  void countsTokensByTheBoundAndCorrectsThemAtTheEnd() {
    RateLimitSpec thousand = rule(Level.WORKSPACE, 0, 1_000, 0);
    Permit permit = (Permit) acquire(ANN, 900, thousand);
    RateDecision.Limited limited = (RateDecision.Limited) acquire(BEN, 200, thousand);
    assertThat(limited.what()).isEqualTo("tokens");
    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(6));

    permit.close(100);
    permit.close(100);

    assertThat(acquire(BEN, 900, thousand)).isInstanceOf(Permit.class);
    assertThat(acquire(BEN, 1, thousand)).isInstanceOf(RateDecision.Limited.class);
  }

  @Test
  void aCallLargerThanAMinutesWorthPassesWhenFullAndLeavesADebt() {
    RateLimitSpec thousand = rule(Level.USER, 0, 1_000, 0);

    assertThat(acquire(ANN, 3_000, thousand)).isInstanceOf(Permit.class);

    RateDecision.Limited limited = (RateDecision.Limited) acquire(ANN, 1, thousand);
    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(121));
  }

  @Test
  void holdsCallsAtOnceUntilOneEnds() {
    RateLimitSpec two = rule(Level.TENANT, 0, 0, 2);
    Permit first = (Permit) acquire(ANN, 0, two);
    acquire(BEN, 0, two);
    RateDecision.Limited limited = (RateDecision.Limited) acquire(ANN, 0, two);
    assertThat(limited.what()).isEqualTo("concurrency");
    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(1));

    first.close();
    first.close();

    assertThat(acquire(ANN, 0, two)).isInstanceOf(Permit.class);
    assertThat(acquire(ANN, 0, two)).isInstanceOf(RateDecision.Limited.class);
  }

  @Test
  void whatOneUserIsRefusedTakesNothingFromTheTenant() {
    RateLimitSpec tenant = rule(Level.TENANT, 10, 0, 0);
    RateLimitSpec user = rule(Level.USER, 1, 0, 0);
    acquire(ANN, 0, tenant, user);
    for (int i = 0; i < 50; i++) {
      assertThat(acquire(ANN, 0, tenant, user)).isInstanceOf(RateDecision.Limited.class);
    }

    for (int i = 0; i < 9; i++) {
      assertThat(acquire(BEN, 0, tenant)).isInstanceOf(Permit.class);
    }
    assertThat(acquire(BEN, 0, tenant)).isInstanceOf(RateDecision.Limited.class);
  }

  @Test
  void aRuleOfAnotherTenantIsSkipped() {
    RateLimitSpec other = new RateLimitSpec("x", Level.TENANT, "denimco", null, 0, 0, 1);
    Permit permit = (Permit) acquire(ANN, 0, other);

    assertThat(permit.headers().values()).isEmpty();
    assertThat(acquire(ANN, 0, other)).isInstanceOf(Permit.class);
  }

  @Test
  void showsTheCallerItsOwnTightestRates() {
    Permit permit =
        (Permit) acquire(ANN, 100, rule(Level.TENANT, 60, 6_000, 0), rule(Level.USER, 6, 0, 0));

    assertThat(permit.headers().values())
        .containsExactly(
            Map.entry("anthropic-ratelimit-requests-limit", "6"),
            Map.entry("anthropic-ratelimit-requests-remaining", "5"),
            Map.entry("anthropic-ratelimit-requests-reset", "2026-11-21T12:00:10Z"),
            Map.entry("anthropic-ratelimit-tokens-limit", "6000"),
            Map.entry("anthropic-ratelimit-tokens-remaining", "5900"),
            Map.entry("anthropic-ratelimit-tokens-reset", "2026-11-21T12:00:01Z"));
  }

  @Test
  void aChangedRuleHoldsAtOnceAndForgetsNoOpenCall() {
    acquire(ANN, 0, rule(Level.KEY, 100, 0, 5));

    assertThat(acquire(ANN, 0, rule(Level.KEY, 2, 0, 1))).isInstanceOf(RateDecision.Limited.class);
    assertThat(acquire(ANN, 0, rule(Level.KEY, 2, 0, 2))).isInstanceOf(Permit.class);
  }

  @Test
  void keepsNoMoreCountersThanAllowedAndNeverForgetsABusyOne() {
    RateLimits small = new RateLimits(() -> nanos, () -> Instant.EPOCH, 8);
    List<RateLimitSpec> one = List.of(rule(Level.USER, 1, 0, 0));
    for (int i = 0; i < 8; i++) {
      ((Permit) small.acquire(user(i), one, 0)).close();
    }
    assertThat(small.acquire(user(8), one, 0)).isInstanceOf(RateDecision.Limited.class);
    assertThat(small.counters()).isEqualTo(8);

    nanos += 60 * SECOND;
    assertThat(small.acquire(user(8), one, 0)).isInstanceOf(Permit.class);
    assertThat(small.counters()).isLessThanOrEqualTo(8);
  }

  private static RateCaller user(int i) {
    return new RateCaller("threadco", "support", "k", "u_" + i);
  }

  @Test
  void theHighestRatesDoNotOverflow() {
    RateLimitSpec highest = rule(Level.TENANT, Long.MAX_VALUE, Long.MAX_VALUE, 0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(acquire(ANN, Long.MAX_VALUE, highest)).isNotNull();
      nanos += SECOND;
    }
    Permit permit = (Permit) acquire(BEN, 0, highest);
    permit.close(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noWindowOfAMinuteLetsMoreThanTwiceTheRateThrough(long seed) {
    Random random = new Random(seed);
    int rate = 1 + random.nextInt(50);
    RateLimitSpec rule = rule(Level.KEY, rate, 0, 0);
    List<Long> passed = new ArrayList<>();
    nanos = 0;
    for (int i = 0; i < 5_000; i++) {
      nanos += random.nextLong(SECOND / 2);
      if (acquire(ANN, 0, rule) instanceof Permit permit) {
        permit.close();
        passed.add(nanos);
      }
    }
    // A full bucket, and what flows in meanwhile: 60 s hold at most twice the rate, the whole its
    // length times the rate and one bucket.
    assertThat(passed.size()).isLessThanOrEqualTo((int) (rate + nanos * rate / (60 * SECOND)));
    for (int i = 0; i + 2 * rate < passed.size(); i++) {
      assertThat(passed.get(i + 2 * rate) - passed.get(i)).isGreaterThanOrEqualTo(60 * SECOND);
    }
  }

  @Test
  void aThousandCallsAtOnceNeverPassTheConcurrency() throws Exception {
    RateLimitSpec ten = rule(Level.TENANT, 0, 0, 10);
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        calls.add(
            threads.submit(
                () -> {
                  if (acquire(ANN, 0, ten) instanceof Permit permit) {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    Thread.yield();
                    open.decrementAndGet();
                    permit.close();
                  }
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
    assertThat(most.get()).isBetween(1, 10);
  }
}
