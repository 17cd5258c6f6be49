package io.ledgerline.governance.rate;

import java.util.List;
import java.util.Map;

/**
 * The headers {@code anthropic-ratelimit-requests-*}, {@code -tokens-*} of the limit with the least
 * left, by lower-case name; empty where no limit applies.
 *
 * @param values name and value, in the order to send them
 */
public record RateHeaders(List<Map.Entry<String, String>> values) {
  /** No limit applies. */
  public static final RateHeaders NONE = new RateHeaders(List.of());

  /** Copies the list. */
  public RateHeaders {
    values = List.copyOf(values);
  }
}
