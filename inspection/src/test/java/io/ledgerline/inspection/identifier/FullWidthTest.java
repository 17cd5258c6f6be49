package io.ledgerline.inspection.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import org.junit.jupiter.api.Test;

/** Full-width digits are digits, and nothing else of their width is one. */
class FullWidthTest {
  @Test
  void aNumberMayBeCutInsideOfADigit() {
    byte[] text = "UTR １２３４５６７８９０１２".getBytes(UTF_8);
    for (int to = 0; to <= text.length; to++) {
      assertThat(Detectors.standard().scan(text, 0, to, ScanContext.NONE)).isNotNull();
    }
  }

  @Test
  void aNumberOfTheirsIsFound() {
    byte[] text = "card ４１１１１１１１１１１１１１１１".getBytes(UTF_8);
    assertThat(Detectors.standard().scan(text, ScanContext.NONE))
        .extracting(Finding::type)
        .containsExactly("CREDIT_CARD");
  }
}
