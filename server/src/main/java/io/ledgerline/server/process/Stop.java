package io.ledgerline.server.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The signal to stop (TERM, INT), and the time to stop in order.
 *
 * <p>Open it before anything that has to be closed, so that it is closed last: the virtual machine
 * ends only then, or after a grace of 30 seconds.
 */
public final class Stop implements AutoCloseable {
  private static final long GRACE_SECONDS = 30;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  private Stop() {}

  /** Begins to listen for the signal. */
  public static Stop onSignal() {
    var stop = new Stop();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop::told));
    return stop;
  }

  private void told() {
    told.countDown();
    try {
      done.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the process was told to stop. */
  public void await() throws InterruptedException {
    told.await();
  }

  /** Lets the process end. */
  @Override
  public void close() {
    done.countDown();
  }
}
