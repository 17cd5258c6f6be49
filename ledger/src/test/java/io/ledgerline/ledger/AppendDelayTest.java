package io.ledgerline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AppendDelayTest {
  private static final long MILLI = 1_000_000;
  private static final long START = -7 * MILLI; // System.nanoTime may be negative

  private final AppendDelay delay = new AppendDelay();

  @Test
  void isThatOfTheSlowestAndIsForgottenWithTime() {
    delay.note(40 * MILLI, START);
    delay.note(2 * MILLI, START + 10 * MILLI);
    assertThat(delay.at(START + 20 * MILLI)).isEqualTo(Duration.ofMillis(40));
    assertThat(delay.at(START + 260 * MILLI)).isEqualTo(Duration.ofMillis(20));
    assertThat(delay.at(START + 60_000 * MILLI)).isZero();
  }

  @Test
  void isThatOfALaterOneOnceTheSlowestIsHalfForgotten() {
    delay.note(40 * MILLI, START);
    delay.note(30 * MILLI, START + 300 * MILLI);
    assertThat(delay.at(START + 310 * MILLI)).isEqualTo(Duration.ofMillis(30));
  }
}
