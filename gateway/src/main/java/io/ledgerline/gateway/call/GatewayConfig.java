package io.ledgerline.gateway.call;

import io.ledgerline.gateway.upstream.UpstreamLimits;
import io.ledgerline.messages.price.UnknownModel;
import java.time.Duration;

/**
 * Bounds of the governed call. Every queue and buffer on its way has one.
 *
 * @param bodyBytes {@code limits.body_bytes}: the largest request body, as sent and decoded; 32 MiB
 *     by default, like the API
 * @param bufferedBytes {@code limits.buffered_bytes}: request bodies in memory over all calls;
 *     beyond it calls are answered 503; 512 MiB by default
 * @param openCalls {@code limits.open_calls}: calls under way on this node; beyond it 503; 12,000
 *     by default
 * @param maxStale {@code policy.max_stale}: how old the policy snapshot may be before calls are
 *     refused; 15 min by default
 * @param rulesLast {@code policy.rules_last}: how long a conversation keeps the data rules that it
 *     began with before stricter ones are added; 1 hour to 30 days, 24 h by default
 * @param endRetry how often the end entry of a call is tried again after the ledger refused it; 1 s
 * @param endRetryFor for how long; then the call is left to be found without an end at the next
 *     start; 10 min
 * @param drain {@code limits.drain}: how long an answer is read on after its caller left; 120 s
 * @param drains how many such answers at a time; beyond it the call is settled at its reservation
 *     at once; 1,024 by default
 * @param unknownModel {@code policy.unknown_model}: what happens to a model without a price
 * @param upstream bounds towards the upstreams
 */
public record GatewayConfig(
    int bodyBytes,
    long bufferedBytes,
    int openCalls,
    Duration maxStale,
    Duration rulesLast,
    Duration endRetry,
    Duration endRetryFor,
    Duration drain,
    int drains,
    UnknownModel unknownModel,
    UpstreamLimits upstream) {

  /** Refuses values that would let nothing through. */
  public GatewayConfig {
    if (bodyBytes < 1 || bufferedBytes < bodyBytes || openCalls < 1 || drains < 0) {
      throw new IllegalArgumentException(
          "body %d, buffered %d, open calls %d, drains %d (expected: 1 <= body <= buffered, 1 <= open calls, 0 <= drains)"
              .formatted(bodyBytes, bufferedBytes, openCalls, drains));
    }
    if (rulesLast.compareTo(Duration.ofHours(1)) < 0
        || rulesLast.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException(
          "rules last: " + rulesLast + " (expected: 1 hour to 30 days)");
    }
    if (!maxStale.isPositive() || !endRetry.isPositive() || !drain.isPositive()) {
      throw new IllegalArgumentException("gateway durations: must be positive");
    }
  }

  /** The defaults named above. */
  public static GatewayConfig defaults() {
    return new GatewayConfig(
        32 << 20,
        512L << 20,
        12_000,
        Duration.ofMinutes(15),
        Duration.ofHours(24),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10),
        Duration.ofSeconds(120),
        1024,
        UnknownModel.REFUSE,
        UpstreamLimits.defaults());
  }
}
