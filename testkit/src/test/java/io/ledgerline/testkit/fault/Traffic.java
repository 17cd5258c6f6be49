package io.ledgerline.testkit.fault;

import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that ask again and again, every third time for a stream and every fourth caller for a
 * slow one, until they are stopped. What came back is kept; a connection that broke is counted.
 */
final class Traffic implements AutoCloseable {
  private static final int MOST_REPLIES = 20_000;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Caller.Reply> replies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private volatile boolean running = true;

  /** Starts so many callers with the tenant's key. */
  static Traffic start(Tenant tenant, int callers) {
    var traffic = new Traffic();
    for (int i = 0; i < callers; i++) {
      int number = i;
      traffic.callers.execute(() -> traffic.call(tenant.caller(), number));
    }
    return traffic;
  }

  private void call(Caller caller, int number) {
    for (int turn = 0; running && count.get() < MOST_REPLIES; turn++) {
      boolean slow = number % 4 == 0;
      try {
        var reply =
            slow
                ? caller.ask("A long story", 400, true, "x-simulator", "words=100;tps=100")
                : caller.ask("Reply with exactly: " + turn, 40, (number + turn) % 3 == 0);
        replies.add(reply);
        count.incrementAndGet();
      } catch (IOException e) {
        broken.incrementAndGet();
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    LockSupport.parkNanos(20_000_000);
  }

  /** Replies so far. */
  int count() {
    return count.get();
  }

  /** Calls so far whose connection broke. */
  int broken() {
    return broken.get();
  }

  /** Ends the callers; what is on its way still comes, or breaks. */
  List<Caller.Reply> stop() throws InterruptedException {
    running = false;
    callers.shutdown();
    if (!callers.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new AssertionError("callers still wait for an answer after 60 s");
    }
    return List.copyOf(replies);
  }

  @Override
  public void close() {
    running = false;
    callers.shutdownNow();
  }
}
