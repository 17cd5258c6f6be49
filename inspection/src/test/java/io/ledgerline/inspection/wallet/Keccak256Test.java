package io.ledgerline.inspection.wallet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Digests of the Keccak team's original submission. */
class Keccak256Test {
  @Test
  void digestsNothingAndAbcAsPublished() {
    assertThat(hex(""))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(hex("abc"))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  private static String hex(String message) {
    return HexFormat.of().formatHex(Keccak256.digest(message.getBytes(US_ASCII)));
  }
}
