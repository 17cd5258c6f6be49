package io.ledgerline.inspection.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a value is made of decides what can be in it. */
class AlphabetTest {
  @Test
  void onlyWhatHasNoOtherCharactersCanBeInIt() {
    var value = Alphabet.of("env.0");
    assertThat(value.hasAll(Alphabet.of("env."))).isTrue();
    assertThat(value.hasAll(Alphabet.of("environ"))).isFalse();
    assertThat(value.hasAll(Alphabet.of(""))).isTrue();
  }
}
