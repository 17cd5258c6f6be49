package io.ledgerline.benchmarks.load;

/** How calls arrive. Each shape keeps a bounded number of connections open. */
public sealed interface Shape {
  /** Connections held, at least one. */
  int connections();

  /**
   * Each connection sends its next call when the last one has ended: finds the throughput.
   *
   * @param connections calls in flight
   */
  record ClosedLoop(int connections) implements Shape {
    public ClosedLoop {
      requirePositive("connections", connections);
    }
  }

  /**
   * Calls arrive at fixed times whatever the answers do; latency counts from the time a call was
   * due, so a stall is charged to every call that waited for it.
   *
   * @param connections most calls in flight; what is due beyond that waits
   * @param perSecond calls due in each second
   */
  record OpenLoop(int connections, int perSecond) implements Shape {
    public OpenLoop {
      requirePositive("connections", connections);
      requirePositive("perSecond", perSecond);
    }
  }

  /**
   * One call on each connection, all held open together; ends when the last has ended.
   *
   * @param connections calls in all
   */
  record Once(int connections) implements Shape {
    public Once {
      requirePositive("connections", connections);
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }
}
