package io.ledgerline.governance.rate;

import io.ledgerline.governance.limit.RateLimitSpec;

/**
 * One counter of one rule: two token buckets that hold a minute's worth and a count of calls at
 * once. Amounts are kept times 60e9 so that a nanosecond's refill is a whole number: at most 1e8
 * per minute x 6e10 = 6e18, inside a long. Guarded by its own monitor; nothing is called from
 * inside.
 */
final class Bucket {
  static final long MINUTE_NANOS = 60_000_000_000L;

  /** A higher rate counts as this one. */
  static final long MAX_PER_MINUTE = 100_000_000L;

  /** A single call counts as at most this many tokens: three times the largest body. */
  static final long MAX_TOKENS = 50_000_000L;

  private RateLimitSpec rule;
  private long refilledAt;
  private long requests;
  private long tokens;
  private int calls;
  private boolean removed;

  Bucket(RateLimitSpec rule, long now) {
    this.rule = rule;
    this.refilledAt = now;
    this.requests = requestRate(rule) * MINUTE_NANOS;
    this.tokens = tokenRate(rule) * MINUTE_NANOS;
  }

  /** What one attempt found. */
  enum Take {
    TAKEN,
    REMOVED,
    NO_REQUESTS,
    NO_TOKENS,
    NO_PLACE
  }

  synchronized Take take(RateLimitSpec current, long tokenBound, long now) {
    if (removed) {
      return Take.REMOVED;
    }
    refill(current, now);
    if (rule.concurrency() > 0 && calls >= rule.concurrency()) {
      return Take.NO_PLACE;
    }
    if (requestRate(rule) > 0 && requests < MINUTE_NANOS) {
      return Take.NO_REQUESTS;
    }
    if (tokenRate(rule) > 0 && tokens < tokensNeeded(tokenBound)) {
      return Take.NO_TOKENS;
    }
    calls++;
    requests -= MINUTE_NANOS;
    tokens -= scaled(tokenBound);
    return Take.TAKEN;
  }

  /** Takes back an attempt that another rule held. */
  synchronized void undo(long tokenBound) {
    calls--;
    requests += MINUTE_NANOS;
    tokens += scaled(tokenBound);
    cap();
  }

  /** Ends a call; a surplus of the estimate comes back, a shortfall is taken. */
  synchronized void end(long estimatedMinusReal) {
    calls--;
    tokens += Math.clamp(estimatedMinusReal, -MAX_TOKENS, MAX_TOKENS) * MINUTE_NANOS;
    tokens = Math.max(tokens, -MAX_TOKENS * MINUTE_NANOS);
    cap();
  }

  /** Nanoseconds until an attempt that was held would pass, if nothing else came. */
  synchronized long waitNanos(Take held, long tokenBound) {
    return switch (held) {
      case NO_REQUESTS -> ceilDiv(MINUTE_NANOS - requests, requestRate(rule));
      case NO_TOKENS -> ceilDiv(tokensNeeded(tokenBound) - tokens, tokenRate(rule));
      case NO_PLACE, REMOVED, TAKEN -> 0;
    };
  }

  /** Marks the bucket as gone if a new one would be the same: full, and no call open. */
  synchronized boolean removeIfIdle(long now) {
    refill(rule, now);
    removed =
        calls == 0
            && requests >= requestRate(rule) * MINUTE_NANOS
            && tokens >= tokenRate(rule) * MINUTE_NANOS;
    return removed;
  }

  synchronized long requestsLeft() {
    return Math.max(0, requests / MINUTE_NANOS);
  }

  synchronized long tokensLeft() {
    return Math.max(0, tokens / MINUTE_NANOS);
  }

  /** Nanoseconds until the requests are full again. */
  synchronized long requestsFullIn() {
    long missing = requestRate(rule) * MINUTE_NANOS - requests;
    return missing <= 0 ? 0 : ceilDiv(missing, requestRate(rule));
  }

  /** Nanoseconds until the tokens are full again. */
  synchronized long tokensFullIn() {
    long missing = tokenRate(rule) * MINUTE_NANOS - tokens;
    return missing <= 0 ? 0 : ceilDiv(missing, tokenRate(rule));
  }

  private void refill(RateLimitSpec current, long now) {
    long elapsed = Math.max(0, now - refilledAt);
    // The old rule's rates held until now; a debt may take more than a minute to pay.
    requests = refilled(requests, requestRate(rule), elapsed);
    tokens = refilled(tokens, tokenRate(rule), elapsed);
    refilledAt += elapsed;
    if (!current.equals(rule)) {
      adopt(current);
    }
    cap();
  }

  private void adopt(RateLimitSpec next) {
    if (requestRate(rule) == 0) {
      requests = requestRate(next) * MINUTE_NANOS;
    }
    if (tokenRate(rule) == 0) {
      tokens = tokenRate(next) * MINUTE_NANOS;
    }
    rule = next;
  }

  private static long refilled(long level, long perMinute, long elapsed) {
    long missing = perMinute * MINUTE_NANOS - level;
    if (missing <= 0 || perMinute == 0) {
      return level;
    }
    return elapsed >= ceilDiv(missing, perMinute) ? level + missing : level + elapsed * perMinute;
  }

  private void cap() {
    requests = Math.min(requests, requestRate(rule) * MINUTE_NANOS);
    tokens = Math.min(tokens, tokenRate(rule) * MINUTE_NANOS);
    if (requestRate(rule) == 0) {
      requests = 0;
    }
    if (tokenRate(rule) == 0) {
      tokens = 0;
    }
  }

  /** A call larger than a minute's worth passes when the bucket is full, and leaves a debt. */
  private long tokensNeeded(long tokenBound) {
    return Math.min(scaled(tokenBound), tokenRate(rule) * MINUTE_NANOS);
  }

  private static long scaled(long tokenBound) {
    return Math.clamp(tokenBound, 0, MAX_TOKENS) * MINUTE_NANOS;
  }

  private static long requestRate(RateLimitSpec rule) {
    return Math.min(rule.requestsPerMinute(), MAX_PER_MINUTE);
  }

  private static long tokenRate(RateLimitSpec rule) {
    return Math.min(rule.tokensPerMinute(), MAX_PER_MINUTE);
  }

  private static long ceilDiv(long amount, long perNano) {
    return Math.ceilDiv(amount, perNano);
  }
}
