package io.ledgerline.benchmarks.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that one run measured.
 *
 * @param machine what it ran on, in one line
 * @param peers names in the order of the tables
 * @param startMillis Ledgerline, from the process's start to its first ready answer, on an empty
 *     folder
 */
record Outcome(
    String machine,
    Plan plan,
    List<String> peers,
    List<Measured> measured,
    List<OpenStreams> openStreams,
    List<RawSync> rawSyncs,
    long startMillis) {

  /** Median over the rounds of one figure of a workload on a peer. */
  double median(Workload workload, String peer, ToDoubleFunction<Measured> figure) {
    var values =
        measured.stream()
            .filter(m -> m.workload() == workload && m.peer().equals(peer))
            .mapToDouble(figure)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return Double.NaN;
    }
    return values[values.length / 2];
  }

  /** Median over the rounds of what a peer adds to a call, against direct in the same round. */
  double added(Workload workload, String peer, ToDoubleFunction<Measured> figure) {
    return median(workload, peer, figure) - median(workload, "direct", figure);
  }

  /** The raw sync of the round with the median 99th percentile. */
  RawSync rawSync() {
    return rawSyncs.stream()
        .sorted(Comparator.comparingDouble(RawSync::p99Millis))
        .toList()
        .get(rawSyncs.size() / 2);
  }

  long broken() {
    return measured.stream().mapToLong(m -> m.result().broken()).sum();
  }

  /** Answers other than 200, by peer and status, for whoever looks for the cause. */
  List<Map.Entry<String, Map<Integer, Long>>> refusals() {
    return measured.stream()
        .filter(m -> m.result().broken() > 0)
        .map(m -> Map.entry(m.workload() + " " + m.peer(), m.result().statuses()))
        .toList();
  }
}
