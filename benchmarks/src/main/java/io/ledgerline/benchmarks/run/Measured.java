package io.ledgerline.benchmarks.run;

import io.ledgerline.benchmarks.load.Result;

/**
 * One workload on one peer.
 *
 * @param cpuMicros CPU of the peer itself in the measured time
 * @param databaseMicros CPU of the database processes that the peer runs, 0 where it has none
 */
record Measured(
    Workload workload, String peer, Result result, double cpuMicros, double databaseMicros) {

  double cpuMicrosPerCall() {
    return cpuMicros / Math.max(1, result.calls());
  }

  double databaseMicrosPerCall() {
    return databaseMicros / Math.max(1, result.calls());
  }

  double cpuMicrosPerEvent() {
    return cpuMicros / Math.max(1, result.events());
  }
}
