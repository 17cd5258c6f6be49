package io.ledgerline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitListenersTest {
  private final Semaphore resting = new Semaphore(0);
  private final Semaphore rested = new Semaphore(0);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final CommitListeners listeners =
      new CommitListeners(
          () -> {
            resting.release();
            rested.acquire();
          });
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(listeners);

  @BeforeEach
  void start() {
    listeners.add(told::add);
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void theFirstAfterAPauseIsToldAtOnce() throws InterruptedException {
    listeners.grew("a");

    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("a");
  }

  @Test
  void whatGrowsWhileItRestsIsToldOnceAndAfterTheRest() throws InterruptedException {
    listeners.grew("a");
    resting.acquire();
    told.clear();

    for (int i = 0; i < 100; i++) {
      listeners.grew("a");
      listeners.grew("b");
    }
    assertThat(told).isEmpty();
    rested.release();
    resting.acquire();

    assertThat(List.copyOf(told)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatGrowsWhileAListenerIsToldIsToldAgain() throws InterruptedException {
    listeners.add(
        stream -> {
          if (told.size() == 1) {
            listeners.grew(stream);
          }
        });

    listeners.grew("a");
    resting.acquire();
    rested.release();
    resting.acquire();

    assertThat(List.copyOf(told)).containsExactly("a", "a");
  }
}
