package io.ledgerline.ledger;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Tells listeners which streams grew, on a thread of its own. Bounded by the number of streams.
 *
 * <p>After each telling it rests for a moment: what grows meanwhile is told together, and the
 * committing thread need not wake it for every commit. The first after a pause is told at once.
 */
final class CommitListeners implements Runnable {
  private static final long REST_MILLIS = 5;

  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> grown = ConcurrentHashMap.newKeySet();
  private final Semaphore signal = new Semaphore(0);
  private final Rest rest;

  /** What is done between two tellings. */
  @FunctionalInterface
  interface Rest {
    void rest() throws InterruptedException;
  }

  CommitListeners() {
    this(() -> Thread.sleep(REST_MILLIS));
  }

  CommitListeners(Rest rest) {
    this.rest = rest;
  }

  AutoCloseable add(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void grew(String stream) {
    if (!listeners.isEmpty() && grown.add(stream) && signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /** Runs until it is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        signal.acquire();
        signal.drainPermits();
        tellAll();
        rest.rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void tellAll() {
    for (String stream : grown) {
      grown.remove(stream); // before it is told, so that what grows during it is told again
      for (Consumer<String> listener : listeners) {
        tell(listener, stream);
      }
    }
  }

  private void tell(Consumer<String> listener, String stream) {
    try {
      listener.accept(stream);
    } catch (RuntimeException e) {
      System.getLogger(CommitListeners.class.getName())
          .log(System.Logger.Level.WARNING, "a commit listener failed for stream " + stream, e);
    }
  }
}
