package io.ledgerline.server.assembly;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Waits only so long for a database that calls can do without, and after it did not answer asks
 * again only after a while, so that a database that hangs does not hang every call. What was asked
 * may still be done. Thread-safe.
 */
final class Patience {
  private final Duration longest;
  private final Duration pause;
  private final LongSupplier nanoTime;
  private volatile long until;
  private volatile boolean exhausted;

  /**
   * Patience of that length.
   *
   * @param longest how long one answer is waited for
   * @param pause how long nothing is asked after there was none
   */
  Patience(Duration longest, Duration pause, LongSupplier nanoTime) {
    this.longest = longest;
    this.pause = pause;
    this.nanoTime = nanoTime;
  }

  /**
   * Does the work on a thread of its own.
   *
   * @throws SQLException if it fails, does not end in time, or is not tried
   */
  <T> T within(Callable<T> work) throws SQLException {
    if (exhausted && nanoTime.getAsLong() - until < 0) {
      throw new SQLException("the database did not answer a moment ago", "08000");
    }
    var task = new FutureTask<>(work);
    var unused = Thread.ofVirtual().name("database-within").start(task);
    try {
      T done = task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      exhausted = false;
      return done;
    } catch (TimeoutException e) {
      giveUp();
      throw new SQLException("the database does not answer", "08000", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failed) {
        throw failed;
      }
      throw new SQLException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "08000", e);
    }
  }

  private void giveUp() {
    until = nanoTime.getAsLong() + pause.toNanos();
    exhausted = true;
  }
}
