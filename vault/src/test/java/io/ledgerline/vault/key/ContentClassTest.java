package io.ledgerline.vault.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.Sha256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The name of a class is written in folders and rows, so it never changes. */
class ContentClassTest {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  @Test
  void theNameIsTheFirstEightyBitsOfAHashInFives() {
    for (int i = 0; i < 200; i++) {
      String workspace = "w" + i;
      byte[] hash = Sha256.of(("=" + workspace + "\0-\0-\0" + "1\0health\0").getBytes(UTF_8));
      assertThat(new ContentClass(workspace, null, null, List.of("health"), List.of()).name())
          .isEqualTo(inFives(new BigInteger(1, Arrays.copyOf(hash, 10))));
    }
  }

  private static String inFives(BigInteger number) {
    var name = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      name.insert(0, LETTERS.charAt(number.shiftRight(5 * i).intValue() & 31));
    }
    return name.toString();
  }
}
