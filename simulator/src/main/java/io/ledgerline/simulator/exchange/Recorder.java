package io.ledgerline.simulator.exchange;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The last exchanges. Thread-safe; the oldest go when it is full. */
public final class Recorder {
  private final int maxExchanges;
  private final int maxBytes;
  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private long received;

  /**
   * A recorder.
   *
   * @param maxExchanges how many it keeps; 0 keeps none and only counts
   * @param maxBytes how many bytes of each body it keeps
   */
  public Recorder(int maxExchanges, int maxBytes) {
    this.maxExchanges = maxExchanges;
    this.maxBytes = maxBytes;
  }

  /** Whether anything is kept. */
  public boolean keeps() {
    return maxExchanges > 0;
  }

  /** A new exchange. */
  public synchronized Exchange begin(
      String method, String uri, List<Map.Entry<String, String>> headers) {
    received++;
    Exchange exchange = new Exchange(received, method, uri, headers, keeps() ? maxBytes : 0);
    if (keeps()) {
      exchanges.addLast(exchange);
      if (exchanges.size() > maxExchanges) {
        exchanges.removeFirst();
      }
    }
    notifyAll();
    return exchange;
  }

  /** Counts a request that is not kept. */
  public synchronized void count() {
    received++;
  }

  /** The kept exchanges, oldest first. */
  public synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /**
   * The newest exchange.
   *
   * @throws java.util.NoSuchElementException if none is kept
   */
  public synchronized Exchange last() {
    return exchanges.getLast();
  }

  /** All requests since the start, kept or not. */
  public synchronized long received() {
    return received;
  }

  /** Forgets the kept exchanges; {@link #received} goes on. */
  public synchronized void clear() {
    exchanges.clear();
  }

  /** Waits until {@code count} requests came since the start; false after {@code timeout}. */
  public synchronized boolean awaitReceived(long count, Duration timeout)
      throws InterruptedException {
    long until = System.nanoTime() + timeout.toNanos();
    while (received < count) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
