package io.ledgerline.benchmarks.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a run measured between its two samples; nothing of the warm-up is in it.
 *
 * @param seconds length of the measured time
 * @param calls answers that ended whole, with status 200
 * @param events server-sent events in them and in answers still open
 * @param broken answers that were cut, incomplete, or not status 200
 * @param statuses answers by status code
 * @param latencyNanos from the time a call was due to the end of its answer
 * @param firstEventNanos from the time a call was sent to its first whole event; empty if not SSE
 * @param waiting calls that were due and not yet sent when the run ended: above 0 means too slow
 */
public record Result(
    double seconds,
    long calls,
    long events,
    long broken,
    Map<Integer, Long> statuses,
    Histogram latencyNanos,
    Histogram firstEventNanos,
    int waiting) {

  /** Whole answers in a second. */
  public double perSecond() {
    return calls / seconds;
  }

  /** Latency at a percentile (0 to 100) in milliseconds. */
  public double latencyMillis(double percentile) {
    return latencyNanos.getValueAtPercentile(percentile) / 1e6;
  }

  /** Time to the first event at a percentile (0 to 100) in milliseconds. */
  public double firstEventMillis(double percentile) {
    return firstEventNanos.getValueAtPercentile(percentile) / 1e6;
  }
}
