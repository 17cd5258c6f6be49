package io.ledgerline.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts of the measured time. Written by the reader only; read after it has ended. */
final class Tally {
  private static final long HIGHEST_NANOS = 120_000_000_000L;

  private final Histogram latency = new Histogram(HIGHEST_NANOS, 3);
  private final Histogram firstEvent = new Histogram(HIGHEST_NANOS, 3);
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private long calls;
  private long events;
  private long broken;

  void events(int more) {
    events += more;
  }

  void firstEvent(long nanos) {
    firstEvent.recordValue(bounded(nanos));
  }

  void answered(int status, boolean whole, long nanos) {
    statuses.merge(status, 1L, Long::sum);
    if (status != 200 || !whole) {
      broken++;
      return;
    }
    calls++;
    latency.recordValue(bounded(nanos));
  }

  void cut() {
    broken++;
  }

  Result result(double seconds, int waiting) {
    return new Result(seconds, calls, events, broken, statuses, latency, firstEvent, waiting);
  }

  private static long bounded(long nanos) {
    return Math.clamp(nanos, 1, HIGHEST_NANOS);
  }
}
