package io.ledgerline.benchmarks.load;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which call goes on which connection: idle connections on one side, due calls on the other, never
 * both. Thread-safe; the pacer and the reader share it.
 */
final class Calls {
  /** Due calls kept waiting; a target this far behind is shown as such by the result. */
  private static final int MOST_WAITING = 100_000;

  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Deque<Long> due = new ArrayDeque<>();

  /** The connection that takes the call now, or null: it waits for one. */
  synchronized @Nullable Connection connectionFor(long dueNanos) {
    var connection = idle.pollLast();
    if (connection == null && due.size() < MOST_WAITING) {
      due.addLast(dueNanos);
    }
    return connection;
  }

  /** The time of the oldest waiting call, which this connection takes; null keeps it idle. */
  synchronized @Nullable Long callFor(Connection connection) {
    var next = due.pollFirst();
    if (next == null) {
      idle.addLast(connection);
    }
    return next;
  }

  synchronized int waiting() {
    return due.size();
  }
}
