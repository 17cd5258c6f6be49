package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is remembered of texts, and whose. */
class TextMemoryTest {
  private final List<String> read = new ArrayList<>();
  private final TextMemory<Integer> memory = new TextMemory<>(2, found -> found, 8);

  private int length(String tenant, String text) {
    return length(memory, tenant, text);
  }

  private int length(TextMemory<Integer> memory, String tenant, String text) {
    return memory.of(
        tenant,
        digest -> digest.update(text.getBytes(UTF_8)),
        () -> {
          read.add(text);
          return text.length();
        });
  }

  @Test
  void aTextThatComesAgainIsNotReadAgain() {
    assertThat(length("acme", "one")).isEqualTo(3);
    assertThat(length("acme", "one")).isEqualTo(3);
    assertThat(read).containsExactly("one");
  }

  @Test
  void whatOneTenantSentIsNewForAnother() {
    length("acme", "one");
    length("globex", "one");
    assertThat(read).containsExactly("one", "one");
  }

  @Test
  void theLeastRecentlyUsedIsForgottenFirst() {
    length("acme", "one");
    length("acme", "two");
    length("acme", "one");
    length("acme", "three");
    read.clear();
    length("acme", "one");
    length("acme", "two");
    assertThat(read).containsExactly("two");
  }

  @Test
  void whatAllTenantsKeepIsBoundedInBytesAndTheLeastRecentTenantPays() {
    // Three results of three parts each.
    var small = new TextMemory<Integer>(100, found -> found, 8, 3 * (200 + 3 * 120));
    length(small, "acme", "one");
    length(small, "globex", "two");
    length(small, "acme", "six");
    length(small, "initech", "ten");
    read.clear();
    length(small, "acme", "one");
    length(small, "acme", "six");
    length(small, "initech", "ten");
    assertThat(read).isEmpty();
    length(small, "globex", "two");
    assertThat(read).containsExactly("two");
  }

  @Test
  void manyTenantsAreRememberedWhereEachSendsLittle() {
    for (int i = 0; i < 500; i++) {
      length("tenant-" + i, "one");
    }
    read.clear();
    for (int i = 0; i < 500; i++) {
      length("tenant-" + i, "one");
    }
    assertThat(read).isEmpty();
  }

  @Test
  void aTenantDoesNotWaitForAnother() throws Exception {
    var inside = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    // How large a result is, is asked under the lock of the tenant that keeps it.
    var slow =
        new TextMemory<Integer>(
            100,
            found -> {
              if (found == "slow".length()) {
                inside.countDown();
                await(done);
              }
              return found;
            },
            8);
    var other = Thread.startVirtualThread(() -> length(slow, "acme", "slow"));
    inside.await();
    assertThat(length(slow, "globex", "two")).isEqualTo(3);
    done.countDown();
    other.join();
  }

  @Test
  void theBoundHoldsWhileManyKeepAndForgetAtOnce() throws Exception {
    var small = new TextMemory<Integer>(4, found -> found, 8, 10 * (200 + 3 * 120));
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_000; i++) {
        String tenant = "tenant-" + i % 20;
        String text = "%03d".formatted(i % 100);
        each.submit(() -> small.of(tenant, digest -> digest.update(text.getBytes(UTF_8)), () -> 3));
      }
    }
    int known = 0;
    for (int i = 0; i < 100; i++) {
      for (int tenant = 0; tenant < 20; tenant++) {
        String text = "%03d".formatted(i);
        known +=
            small.entry("tenant-" + tenant, d -> d.update(text.getBytes(UTF_8))).known() == null
                ? 0
                : 1;
      }
    }
    assertThat(known).isBetween(1, 10);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aLargeResultIsNotKept() {
    length("acme", "a long text");
    length("acme", "a long text");
    assertThat(read).hasSize(2);
  }
}
