package io.ledgerline.governance.detector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.ScanContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorSetTest {
  private static final Map<String, Object> CARD =
      Map.of("type", "CARD_NO", "category", "pii", "expression", "TC-[0-9]{8}");
  private static final Map<String, Object> NAMES =
      Map.of("type", "PROJECT", "category", "trade_secret", "terms", List.of("Bluebird"));

  private static Spec spec(Map<String, Object> values) {
    return new Spec(values);
  }

  private static List<String> found(DetectorSet set, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return set.detectors().scan(utf8, 0, utf8.length, ScanContext.NONE).stream()
        .map(Finding::detector)
        .toList();
  }

  @Test
  void comesBackFromWhatConversationsArePinnedToAsItWas() {
    var set =
        new DetectorSet(
            List.of(
                DetectorDocument.of("threadco", "own", 7, spec(Map.of("patterns", List.of(CARD)))),
                DetectorDocument.of(
                    null, "everybody", 2, spec(Map.of("dictionaries", List.of(NAMES))))));
    var again = DetectorSet.of(set.version());
    assertThat(again.version()).isEqualTo(set.version());
    assertThat(again.names()).containsExactly("organization/everybody@2", "threadco/own@7");
    assertThat(found(again, "bluebird has TC-12345678"))
        .containsExactly("organization/everybody:project@2", "threadco/own:card_no@7")
        .isEqualTo(found(set, "bluebird has TC-12345678"));
  }

  @Test
  void namesWhatANewVersionNoLongerFinds() {
    var full =
        spec(
            Map.of(
                "patterns", List.of(CARD),
                "dictionaries", List.of(NAMES),
                "allowed", List.of("a@b.example")));
    assertThat(DetectorLoosening.of(full, full)).isEmpty();
    assertThat(DetectorLoosening.of(full, spec(Map.of())))
        .containsExactly("patterns", "dictionaries");
    assertThat(DetectorLoosening.of(null, full)).containsExactly("allowed");
    assertThat(DetectorLoosening.of(spec(Map.of()), full)).containsExactly("allowed");
    var milder =
        spec(
            Map.of(
                "patterns",
                List.of(
                    Map.of(
                        "type",
                        "CARD_NO",
                        "category",
                        "business_contact",
                        "expression",
                        "TC-[0-9]{8}"))));
    var before = spec(Map.of("patterns", List.of(CARD)));
    assertThat(DetectorLoosening.of(before, milder)).containsExactly("patterns");
    assertThat(DetectorLoosening.of(milder, before)).isEmpty();
  }
}
