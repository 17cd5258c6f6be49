package io.ledgerline.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Directives that hold only for the first requests: {@code times=2;case=any-name} counts the
 * requests of that case. Thread-safe; the oldest cases are forgotten.
 */
final class Cases {
  private static final int MAX_CASES = 1_000;
  private final Map<String, Integer> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX_CASES;
        }
      };

  synchronized boolean holds(Directives directives) {
    int times = directives.number("times", Integer.MAX_VALUE);
    if (times == Integer.MAX_VALUE) {
      return true;
    }
    String name = directives.text("case");
    return seen.merge(name == null ? "" : name, 1, Integer::sum) <= times;
  }
}
