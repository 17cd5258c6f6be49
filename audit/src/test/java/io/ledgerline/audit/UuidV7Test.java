package io.ledgerline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UuidV7Test {
  private static final Instant NOW = Instant.parse("2026-11-21T09:08:07.006Z");

  @Test
  void carriesTheTimeTheVersionAndTheVariant() {
    UUID id = new UuidV7(InstantSource.fixed(NOW), new Random(1)).next();
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void growsWithinAMillisecondAndWhenTheClockStepsBack() {
    long[] millis = {NOW.toEpochMilli()};
    UuidV7 ids = new UuidV7(() -> Instant.ofEpochMilli(millis[0]), new Random(1));
    String before = ids.next().toString();
    for (int i = 0; i < 10_000; i++) {
      millis[0] -= i % 100 == 0 ? 1 : 0;
      String next = ids.next().toString();
      assertThat(next).isGreaterThan(before);
      before = next;
    }
  }

  @Test
  void givesNoIdTwice() throws Exception {
    UuidV7 ids = new UuidV7(InstantSource.fixed(NOW), new java.security.SecureRandom());
    Set<UUID> seen = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        var unused =
            threads.submit(
                () -> {
                  for (int k = 0; k < 100; k++) {
                    seen.add(ids.next());
                  }
                });
      }
    }
    assertThat(seen).hasSize(10_000);
  }
}
