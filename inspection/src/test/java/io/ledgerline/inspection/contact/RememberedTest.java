package io.ledgerline.inspection.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Answers are those that were given, for that number and country only. */
class RememberedTest {
  private final Remembered remembered = new Remembered();

  @Test
  void knowsNothingAtFirst() {
    assertThat(remembered.answer(remembered.mark(44, 2079460958L))).isNegative();
  }

  @Test
  void givesTheAnswerBackForTheSameNumberOfTheSameCountry() {
    remembered.keep(remembered.mark(44, 2079460958L), true);
    remembered.keep(remembered.mark(49, 2079460958L), false);
    assertThat(remembered.answer(remembered.mark(44, 2079460958L))).isEqualTo(1);
    assertThat(remembered.answer(remembered.mark(49, 2079460958L))).isZero();
    assertThat(remembered.answer(remembered.mark(33, 2079460958L))).isNegative();
  }

  @Test
  void neverMistakesOneNumberForAnother() {
    for (long number = 1_000_000; number < 1_100_000; number++) {
      long mark = remembered.mark(1, number);
      assertThat(remembered.answer(mark)).isNegative();
      remembered.keep(mark, (number & 1) == 0);
      assertThat(remembered.answer(mark)).isEqualTo((number & 1) == 0 ? 1 : 0);
    }
  }
}
