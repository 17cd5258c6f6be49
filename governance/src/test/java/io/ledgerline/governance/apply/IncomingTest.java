package io.ledgerline.governance.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Spec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncomingTest {
  @Test
  void oneTopicHasOneLimitWhateverTheCurrency() {
    assertThat(found("Ask us.", limit("refund", "150 EUR"), limit("price", "9 EUR"))).isEmpty();
    assertThat(found("Ask us.", limit("refund", "150 EUR"), limit("refund", "120 GBP")))
        .singleElement()
        .isEqualTo(
            new References.Finding(
                "spec.promises.limits[1].topic",
                "another limit is about 'refund'; name one for each topic"));
  }

  @Test
  void aFallbackSaysSomething() {
    assertThat(found(" \u00a0\n"))
        .singleElement()
        .isEqualTo(
            new References.Finding(
                "spec.fallback", "blank; write what callers read in place of a blocked answer"));
  }

  @SafeVarargs
  private static List<References.Finding> found(String fallback, Map<String, Object>... limits) {
    var promises = Map.<String, Object>of("action", "block", "limits", List.of(limits));
    return Incoming.check(
        Kind.OUTPUT_RULES,
        new Spec(Map.of("mode", "sentence", "fallback", fallback, "promises", promises)));
  }

  private static Map<String, Object> limit(String topic, String most) {
    return Map.of("topic", topic, "atMost", most);
  }
}
