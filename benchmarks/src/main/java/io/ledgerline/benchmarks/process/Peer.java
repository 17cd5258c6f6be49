package io.ledgerline.benchmarks.process;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Something that calls can be sent to, and the processes that its answers cost.
 *
 * @param name what the tables call it
 * @param port TCP port on loopback
 * @param headers what a call to it carries besides
 * @param pids its own processes now
 * @param databasePids the database processes that it runs, none where it has none
 */
public record Peer(
    String name,
    int port,
    Map<String, String> headers,
    Supplier<List<Long>> pids,
    Supplier<List<Long>> databasePids,
    AutoCloseable process)
    implements AutoCloseable {

  /** What its own processes have used so far. */
  public Cost cost() {
    return Cost.of(pids.get());
  }

  /** What its database processes have used so far. */
  public Cost databaseCost() {
    return Cost.of(databasePids.get());
  }

  @Override
  public void close() throws Exception {
    process.close();
  }
}
