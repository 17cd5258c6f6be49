package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.Detectors.Examined;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.token.Passage;
import org.junit.jupiter.api.Test;

/** What is remembered of a text is what the detectors see in it where it stands. */
class SeenDataTest {
  private static final String TEXT =
      "CONFIDENTIAL\nPlease write to Mr. Hans Müller, hans.mueller@northwind-traders.com, about"
          + " card 4111 1111 1111 1111 and the diagnosis: diabetes.";

  private final SeenData seen = new SeenData(Detectors.standard());

  private Examined at(String before, String label) {
    byte[] body = (before + TEXT + "\"}").getBytes(UTF_8);
    int start = before.getBytes(UTF_8).length;
    int end = start + TEXT.getBytes(UTF_8).length;
    var context = new ScanContext(label, ScanContext.NONE.leastPermille());
    Examined found = seen.examine("acme", new Passage(0, false, body, start, end), context);
    assertThat(found).isEqualTo(Detectors.standard().examine(body, start, end, context));
    return found;
  }

  @Test
  void aTextThatComesAgainElsewhereShowsTheSameInItsNewPlace() {
    assertThat(at("{\"a\":\"", "").findings()).isNotEmpty();
    at("{\"a\":\"", "");
    at("", "");
    at("{\"another\":1,\"text\":\"", "");
  }

  @Test
  void theSameTextUnderAnotherLabelIsAnotherText() {
    at("", "");
    at("", "password");
  }
}
