package io.ledgerline.documents.process;

import io.ledgerline.documents.DocumentLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reading processes that wait for a document: they give their memory back after a while. The one
 * used last is taken first, so that in quiet times the others end. Thread-safe.
 */
final class IdleChildren {
  private record Waiting(ReadingChild child, long since) {}

  private final Duration longest;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private @Nullable Thread sweeper;
  private boolean closed;

  IdleChildren(Duration longest) {
    this.longest = longest;
  }

  /** One that waits, or a new one, which is not started yet. */
  synchronized ReadingChild take(DocumentLimits limits) {
    Waiting last = waiting.pollLast();
    return last == null ? new ReadingChild(limits) : last.child();
  }

  synchronized void keep(ReadingChild child) {
    if (closed || longest.isZero()) {
      child.end();
      return;
    }
    waiting.addLast(new Waiting(child, System.nanoTime()));
    if (sweeper == null) {
      sweeper = Thread.ofVirtual().name("document-readers-idle").start(this::sweep);
    }
  }

  private void sweep() {
    try {
      for (long nanos = longest.toNanos(); nanos > 0; nanos = swept()) {
        Thread.sleep(Duration.ofNanos(nanos));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends those that waited too long; returns when to look again, 0 where none is left. */
  private synchronized long swept() {
    long now = System.nanoTime();
    while (!waiting.isEmpty() && now - waiting.peekFirst().since() >= longest.toNanos()) {
      waiting.removeFirst().child().end();
    }
    if (waiting.isEmpty()) {
      sweeper = null;
      return 0;
    }
    return Math.max(1, longest.toNanos() - (now - waiting.peekFirst().since()));
  }

  /** How many wait; for tests. */
  synchronized int size() {
    return waiting.size();
  }

  synchronized void close() {
    closed = true;
    waiting.forEach(each -> each.child().end());
    waiting.clear();
    if (sweeper != null) {
      sweeper.interrupt();
    }
  }
}
