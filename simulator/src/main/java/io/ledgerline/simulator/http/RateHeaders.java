package io.ledgerline.simulator.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests and tokens of the running minute per workspace, as the rate-limit headers show them.
 * Thread-safe. Cache reads do not count; the limit on requests is enforced only where one is set.
 */
final class RateHeaders {
  private static final int MAX_WORKSPACES = 10_000;
  private static final long SHOWN_REQUESTS = 4_000;
  private static final long INPUT = 2_000_000;
  private static final long OUTPUT = 400_000;
  private static final long ROUNDED = 1_000;

  private final InstantSource clock;
  private final int requestsPerMinute;
  private final Map<String, Minute> minutes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
          return size() > MAX_WORKSPACES;
        }
      };

  private static final class Minute {
    final Instant end;
    final String reset;
    long requests;
    long input;
    long output;

    Minute(Instant end) {
      this.end = end;
      this.reset = end.toString();
    }
  }

  /**
   * Limits.
   *
   * @param requestsPerMinute enforced per workspace; 0 enforces nothing
   */
  RateHeaders(InstantSource clock, int requestsPerMinute) {
    this.clock = clock;
    this.requestsPerMinute = requestsPerMinute;
  }

  /**
   * Counts a request.
   *
   * @return seconds to wait when it is over the limit, else 0
   */
  synchronized long admit(String workspace) {
    Instant now = clock.instant();
    Minute minute = minute(workspace, now);
    if (requestsPerMinute > 0 && minute.requests >= requestsPerMinute) {
      return Math.max(1, ChronoUnit.SECONDS.between(now, minute.end));
    }
    minute.requests++;
    return 0;
  }

  /** Counts tokens. */
  synchronized void spend(String workspace, long input, long output) {
    Minute minute = minute(workspace, clock.instant());
    minute.input += input;
    minute.output += output;
  }

  synchronized void show(String workspace, MultiMap headers) {
    Minute minute = minute(workspace, clock.instant());
    long requests = requestsPerMinute > 0 ? requestsPerMinute : SHOWN_REQUESTS;
    put(headers, "requests", requests, requests - minute.requests, minute.reset);
    put(headers, "input-tokens", INPUT, rounded(INPUT - minute.input), minute.reset);
    put(headers, "output-tokens", OUTPUT, rounded(OUTPUT - minute.output), minute.reset);
    long tokens = rounded(INPUT + OUTPUT - minute.input - minute.output);
    put(headers, "tokens", INPUT + OUTPUT, tokens, minute.reset);
  }

  private Minute minute(String workspace, Instant now) {
    Minute minute = minutes.get(workspace);
    if (minute == null || !now.isBefore(minute.end)) {
      minute = new Minute(now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
      minutes.put(workspace, minute);
    }
    return minute;
  }

  private static long rounded(long tokens) {
    return tokens / ROUNDED * ROUNDED;
  }

  private static void put(MultiMap headers, String name, long limit, long remaining, String reset) {
    String prefix = "anthropic-ratelimit-" + name;
    headers.set(prefix + "-limit", Long.toString(limit));
    headers.set(prefix + "-remaining", Long.toString(Math.max(0, remaining)));
    headers.set(prefix + "-reset", reset);
  }
}
