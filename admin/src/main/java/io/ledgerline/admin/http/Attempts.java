package io.ledgerline.admin.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures per key and minute, for at most {@value #MOST_KEYS} keys; the longest unseen is
 * forgotten first. Thread-safe.
 */
public final class Attempts {
  private static final int MOST_KEYS = 10_000;
  private static final long MINUTE_MS = 60_000;

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_KEYS;
        }
      };

  public Attempts(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Whether the key has failed too often this minute. */
  public synchronized boolean exhausted(String key) {
    var window = windows.get(key);
    return window != null && window.minute == minute() && window.failures >= perMinute;
  }

  /** Counts a failure. */
  public synchronized void failed(String key) {
    var window = windows.get(key);
    windows.put(
        key,
        window != null && window.minute == minute()
            ? new Window(window.minute, window.failures + 1)
            : new Window(minute(), 1));
  }

  private long minute() {
    return clock.millis() / MINUTE_MS;
  }

  private record Window(long minute, int failures) {}
}
