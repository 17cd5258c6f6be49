package io.ledgerline.messages.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NanoUsdTest {
  @Test
  void keepsEveryNanoDollarAndRoundsUpBelow() {
    assertThat(NanoUsd.ofUsd("0.10")).isEqualTo(new NanoUsd(100_000_000));
    assertThat(NanoUsd.ofUsd("0.0000000001")).isEqualTo(new NanoUsd(1));
    assertThat(new NanoUsd(12_500).toUsd()).isEqualTo("0.000012500");
    assertThat(NanoUsd.ofUsd(new NanoUsd(987_654_321_012L).toUsd()).value())
        .isEqualTo(987_654_321_012L);
    assertThat(NanoUsd.ofUsd("99999999999")).isEqualTo(NanoUsd.MAX);
  }

  @Test
  void isNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NanoUsd(-1))
        .withMessage("value: -1 (expected: >= 0)");
    assertThatIllegalArgumentException().isThrownBy(() -> NanoUsd.ofUsd("-1"));
  }
}
