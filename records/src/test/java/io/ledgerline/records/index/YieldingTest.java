package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class YieldingTest {
  private static final Duration TOOK = Duration.ofMillis(100);

  private final Yielding yielding = new Yielding(IndexerConfig.defaults());

  private Duration rest(int delayMillis, long behind) {
    return yielding.rest(TOOK, Duration.ofMillis(delayMillis), behind);
  }

  @Test
  void doesNotRestWhileAppendsAreFast() {
    assertThat(rest(20, 900_000)).isZero();
    assertThat(yielding.entries(4_000, Duration.ofMillis(20))).isEqualTo(4_000);
  }

  @Test
  void restsTheLongerAndWritesTheLessTheSlowerAppendsAre() {
    assertThat(rest(30, 900_000)).isEqualTo(Duration.ofMillis(150));
    assertThat(rest(40, 900_000)).isEqualTo(Duration.ofMillis(200));
    assertThat(yielding.entries(4_000, Duration.ofMillis(30))).isEqualTo(1_000);
    assertThat(yielding.entries(1, Duration.ofMillis(30))).isEqualTo(1);
  }

  @Test
  void worksAQuarterOfTheTimeHoweverSlowAppendsAre() {
    assertThat(rest(60_000, 900_000)).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void worksMoreThanHalfOfTheTimeOnceItIsFarBehind() {
    assertThat(rest(60_000, 1_000_001)).isEqualTo(Duration.ofMillis(90));
  }
}
