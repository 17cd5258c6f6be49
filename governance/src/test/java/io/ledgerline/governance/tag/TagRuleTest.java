package io.ledgerline.governance.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.setting.Spec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagRuleTest {
  private static final TagFacts PHI =
      new TagFacts(Set.of("phi", "pii"), "restricted", Set.of("data.pinned"), "care", "high");

  private static boolean fits(Map<String, Object> when) {
    return TagRule.of(new Spec(Map.of("when", when, "set", Map.of("phi", true)))).matches(PHI);
  }

  @Test
  void everyConditionMustFitAndOfItsValuesOne() {
    assertThat(fits(Map.of())).isTrue();
    assertThat(fits(Map.of("categories", List.of("pci", "phi")))).isTrue();
    assertThat(fits(Map.of("categories", List.of("pci")))).isFalse();
    assertThat(fits(Map.of("categories", List.of("phi"), "riskTiers", List.of("low")))).isFalse();
    assertThat(fits(Map.of("classes", List.of("restricted"), "useCases", List.of("care"))))
        .isTrue();
    assertThat(fits(Map.of("classes", List.of("public")))).isFalse();
    assertThat(fits(Map.of("flags", List.of("data.pinned")))).isTrue();
    assertThat(fits(Map.of("useCases", List.of("other")))).isFalse();
  }

  @Test
  void writesATagAsNameAndValueAndTakesANameAloneForTrue() {
    assertThat(Tags.of(Map.of("phi", true, "matter", "lit-4")))
        .containsExactly("matter=lit-4", "phi=true");
    assertThat(Tags.written("phi")).isEqualTo("phi=true");
    assertThat(Tags.written("matter=lit-4")).isEqualTo("matter=lit-4");
    assertThat(Tags.isNamed("phi=true", "phi")).isTrue();
    assertThat(Tags.isNamed("data.pinned", "data.pinned")).isTrue();
    assertThat(Tags.isNamed("matter=lit-4", "matter")).isFalse();
    assertThatThrownBy(() -> Tags.of(Map.of("phi", false))).hasMessageContaining("phi: false");
  }
}
