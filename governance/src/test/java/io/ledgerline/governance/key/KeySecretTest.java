package io.ledgerline.governance.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class KeySecretTest {
  @Test
  void knowsAMistypedSecretWithoutAskingAnybody() {
    String secret = KeySecret.fresh(new SecureRandom());
    char other = secret.charAt(10) == 'a' ? 'b' : 'a';

    assertThat(KeySecret.isWellFormed(secret)).isTrue();
    assertThat(KeySecret.isWellFormed(secret.substring(0, 10) + other + secret.substring(11)))
        .isFalse();
    assertThat(KeySecret.isWellFormed(secret + "a")).isFalse();
    assertThat(KeySecret.isWellFormed("sk-ant-" + secret)).isFalse();
  }

  @Test
  void hasAFixedLengthWhateverTheNumber() {
    var random = new SecureRandom();
    for (int i = 0; i < 1_000; i++) {
      assertThat(KeySecret.fresh(random)).hasSize(52);
    }
  }
}
