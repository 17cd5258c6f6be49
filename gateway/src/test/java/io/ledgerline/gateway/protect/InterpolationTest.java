package io.ledgerline.gateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts are compared without letter case and with white space made equal. */
class InterpolationTest {
  private static final String LETTERS = " \t\n\u000B\f\r\u001C\u00A0\u2003aÄİ";

  @Test
  void whiteSpaceAndCaseAreMadeEqualAsAPatternWould() {
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(12);
      for (int at = 0; at < length; at++) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      String said = text.toString();
      assertThat(Interpolation.squeezed(said))
          .isEqualTo(said.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
    }
  }
}
