package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Terminal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says on the error stream, every few seconds, what a command waits for and since when. */
final class Waiting implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final long began = System.nanoTime();
  private volatile String what;

  private Waiting(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  static Waiting on(Terminal terminal, String what) {
    var waiting = new Waiting(terminal, what);
    Thread.ofVirtual().name("waiting").start(waiting::run);
    return waiting;
  }

  /** Something else is waited for from now on. */
  void say(String next) {
    what = next;
  }

  private void run() {
    try {
      while (!stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        terminal.err().println(what + ", " + seconds + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
