package io.ledgerline.inspection.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {
  @Test
  void weighsRecallTwiceInF2() {
    var score = new Score(8, 2, 8);
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(0.8);
    assertThat(score.f1()).isCloseTo(0.6154, within(1e-4));
    assertThat(score.f2()).isCloseTo(0.7143, within(1e-4));
  }

  @Test
  void intervalsAreWilsons() {
    var interval = Score.wilson(57, 60);
    assertThat(interval.low()).isCloseTo(0.8630, within(1e-3));
    assertThat(interval.high()).isCloseTo(0.9829, within(1e-3));
    assertThat(Score.wilson(0, 0)).isEqualTo(new Score.Interval(0, 1));
  }
}
