package io.ledgerline.models;

import java.time.Duration;

/**
 * How much a model may cost.
 *
 * @param atOnce requests that are read at the same time, each in a process of its own
 * @param threads of one process
 * @param time for the texts of one request, waiting included
 * @param bytes of the texts of one request together
 * @param window most tokens at once; 0 for as many as the model takes, at most 512
 * @param memoryMib what a process may hold, the model included; one that holds more is replaced
 */
public record ModelLimits(
    int atOnce, int threads, Duration time, int bytes, int window, int memoryMib) {
  /** What holds where nothing is set. */
  public static final ModelLimits DEFAULT =
      new ModelLimits(1, 1, Duration.ofSeconds(1), 1 << 20, 0, 2_048);

  public ModelLimits {
    require(atOnce > 0, "atOnce", atOnce, "> 0");
    require(threads > 0, "threads", threads, "> 0");
    require(time.isPositive(), "time", time, "> 0");
    require(bytes > 0, "bytes", bytes, "> 0");
    require(window >= 0, "window", window, ">= 0");
    require(memoryMib >= 256, "memoryMib", memoryMib, ">= 256");
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
  }
}
