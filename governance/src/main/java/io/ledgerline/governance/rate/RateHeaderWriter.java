package io.ledgerline.governance.rate;

import io.ledgerline.governance.limit.RateLimitSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what is left as Anthropic's rate headers, of the rule with the least left each. */
final class RateHeaderWriter {
  private RateHeaderWriter() {}

  static RateHeaders write(List<RateLimitSpec> rules, Bucket[] buckets, InstantSource clock) {
    int requests = -1;
    int tokens = -1;
    for (int i = 0; i < buckets.length; i++) {
      RateLimitSpec rule = rules.get(i);
      if (rule.requestsPerMinute() > 0
          && (requests < 0 || buckets[i].requestsLeft() < buckets[requests].requestsLeft())) {
        requests = i;
      }
      if (rule.tokensPerMinute() > 0
          && (tokens < 0 || buckets[i].tokensLeft() < buckets[tokens].tokensLeft())) {
        tokens = i;
      }
    }
    if (requests < 0 && tokens < 0) {
      return RateHeaders.NONE;
    }
    Instant now = clock.instant();
    List<Map.Entry<String, String>> headers = new ArrayList<>(6);
    if (requests >= 0) {
      Bucket bucket = buckets[requests];
      add(
          headers,
          "requests",
          rules.get(requests).requestsPerMinute(),
          bucket.requestsLeft(),
          now.plusNanos(bucket.requestsFullIn()));
    }
    if (tokens >= 0) {
      Bucket bucket = buckets[tokens];
      add(
          headers,
          "tokens",
          rules.get(tokens).tokensPerMinute(),
          bucket.tokensLeft(),
          now.plusNanos(bucket.tokensFullIn()));
    }
    return new RateHeaders(headers);
  }

  private static void add(
      List<Map.Entry<String, String>> headers, String what, long limit, long left, Instant full) {
    String prefix = "anthropic-ratelimit-" + what;
    Instant reset = full.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    headers.add(Map.entry(prefix + "-limit", Long.toString(limit)));
    headers.add(Map.entry(prefix + "-remaining", Long.toString(left)));
    headers.add(Map.entry(prefix + "-reset", reset.toString()));
  }
}
