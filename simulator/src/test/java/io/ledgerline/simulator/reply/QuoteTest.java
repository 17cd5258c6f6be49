package io.ledgerline.simulator.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {
  @Test
  void keepsAShortTextOnOneLine() {
    assertThat(Quote.shortened("  two\n words ", 20)).isEqualTo("two words");
  }

  @Test
  void cutsALongTextAtAWord() {
    assertThat(Quote.shortened("one two three four", 12)).isEqualTo("one two…");
    assertThat(Quote.shortened("a".repeat(1_000), 10)).isEqualTo("a".repeat(9) + "…");
  }

  @Test
  void neverCutsThroughACharacter() {
    for (int max = 2; max < 12; max++) {
      String cut = Quote.shortened("🙂".repeat(40), max);
      assertThat(cut.replace("🙂", "")).isEqualTo("…");
      assertThat(cut.length()).isLessThanOrEqualTo(max);
    }
  }

  @Test
  void marksATextThatIsMostlyWhiteSpaceAsCut() {
    assertThat(Quote.shortened("a" + " ".repeat(500) + "b", 10)).endsWith("…");
  }
}
