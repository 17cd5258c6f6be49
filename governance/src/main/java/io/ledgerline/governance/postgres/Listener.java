package io.ledgerline.governance.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something at once when a channel is notified, and in any case once per interval: also while
 * the database is away and the notification can't come. One virtual thread, one connection.
 */
public final class Listener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);

  /** What is done; it is never run twice at the same time. */
  @FunctionalInterface
  public interface Task {
    /** Does it; a failure is logged and it is done again after the interval. */
    void run() throws Exception;
  }

  private final DataSource connections;
  private final String channel;
  private final Duration interval;
  private final Task task;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A listener that is not started yet.
   *
   * @param connections of a role that may connect; one is held while listening
   * @param channel an identifier of ours, not of a caller
   */
  public Listener(DataSource connections, String channel, Duration interval, Task task) {
    this.connections = connections;
    this.channel = channel;
    this.interval = interval;
    this.task = task;
    this.thread = Thread.ofVirtual().name("listen-" + channel).unstarted(this::listen);
  }

  /** Begins; the task is run once at the beginning. */
  public void start() {
    thread.start();
  }

  /** Ends after the task at work. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = connections.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + channel);
        PGConnection notified = connection.unwrap(PGConnection.class);
        try {
          while (!closed) {
            run();
            notified.getNotifications(Math.toIntExact(interval.toMillis()));
          }
        } finally {
          leave(statement);
        }
      } catch (SQLException e) {
        run();
        pause();
      }
    }
  }

  private void leave(Statement statement) {
    try {
      statement.execute("unlisten " + channel);
    } catch (SQLException e) {
      log.debug("unlisten {}: {}", channel, e.getMessage());
    }
  }

  private void run() {
    try {
      task.run();
    } catch (InterruptedException e) {
      closed = true;
    } catch (Exception e) {
      if (!closed) {
        log.warn("{}: {}", channel, e.getMessage());
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(interval);
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
