package io.ledgerline.benchmarks.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitTest {
  @Test
  void theSameSeedDrawsTheSameTexts() {
    assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
  }

  @Test
  void aTextRepeatsItsUnitToItsSize() {
    var unit = new Unit(List.of("12", "-"));
    assertThat(new String(unit.text(10), UTF_8)).isEqualTo("12-12-12-12-");
  }

  @Test
  void aChangedUnitIsNeverEmpty() {
    var random = new Random(3);
    var unit = new Unit(List.of("a"));
    for (int i = 0; i < 500; i++) {
      unit = unit.changed(random);
      assertThat(unit.pieces()).isNotEmpty();
    }
  }

  private static List<Unit> drawn(long seed) {
    var random = new Random(seed);
    return List.of(Unit.random(random), Unit.random(random), Unit.random(random).changed(random));
  }
}
