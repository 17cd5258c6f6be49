package io.ledgerline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long signing rests between its rounds. */
class EngineTest {
  private static final long EVERY = 1000;

  @Test
  void aShortRoundIsFollowedByTheRestOfItsRhythm() {
    assertThat(restAfter(200)).isEqualTo(800);
  }

  @Test
  void halfOfTheTimeIsSpentSigningWhereThatIsEnough() {
    assertThat(restAfter(3000)).isEqualTo(3000);
  }

  @Test
  void aLongRoundRestsLessSoThatNoStreamWaitsTooLongForItsTurn() {
    assertThat(restAfter(5000)).isEqualTo(3000);
  }

  @Test
  void signingAlwaysRestsAFifthOfTheTime() {
    assertThat(restAfter(20_000)).isEqualTo(5000);
  }

  private static long restAfter(long tookMillis) {
    long nanos =
        Engine.pauseAfter(
            TimeUnit.MILLISECONDS.toNanos(tookMillis), TimeUnit.MILLISECONDS.toNanos(EVERY));
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
