package io.ledgerline.inspection.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.TenantDetectors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelFindingsTest {
  private static final Meaning PERSON = new Meaning.Value("PERSON", Category.PII, 500);
  private static final Meaning CASE = new Meaning.Value("CASE_NAME", Category.TRADE_SECRET, 500);
  private static final ModelCard CARD =
      new ModelCard(
          "m", 2, "ab".repeat(32), Set.of(), Set.of(), Map.of("PER", PERSON, "CASE", CASE), false);

  private final TenantDetectors detectors =
      new TenantDetectors(Detectors.standard(), List.of(), List.of()).knowing(CARD.types());

  private List<Finding> upon(List<Finding> below, Said... said) {
    return ModelFindings.upon(CARD, List.of(said), 0, 500, below, detectors::category);
  }

  private static Finding ours(String type, int start, int end) {
    return new Finding(type, start, end, 900, "ours@1");
  }

  private static Finding its(String type, int start, int end) {
    return new Finding(type, start, end, 800, "m@2+abababababab");
  }

  @Test
  void aFindingOfTheModelStandsBesideOurs() {
    assertThat(upon(List.of(ours("EMAIL", 20, 30)), new Said(CASE, 0, 10, 800)))
        .containsExactly(its("CASE_NAME", 0, 10), ours("EMAIL", 20, 30));
  }

  @Test
  void whatIsAPartOfAFindingOfItsCategoryAddsNothing() {
    assertThat(upon(List.of(ours("EMAIL", 0, 30)), new Said(PERSON, 0, 4, 800)))
        .containsExactly(ours("EMAIL", 0, 30));
  }

  @Test
  void theModelNamesAValueThatBothFind() {
    assertThat(upon(List.of(ours("EMAIL", 0, 30)), new Said(PERSON, 0, 30, 800)))
        .containsExactly(its("PERSON", 0, 30));
  }

  @Test
  void aLongerValueOfTheSameCategoryCoversOurs() {
    assertThat(upon(List.of(ours("PERSON", 0, 4)), new Said(PERSON, 0, 14, 800)))
        .containsExactly(its("PERSON", 0, 14));
  }

  @Test
  void aFindingOfAnotherCategoryIsNeverTakenAway() {
    assertThat(upon(List.of(ours("US_SSN", 5, 16)), new Said(PERSON, 0, 20, 800)))
        .contains(ours("US_SSN", 5, 16))
        .contains(its("PERSON", 0, 5), its("PERSON", 16, 20));
  }

  @Test
  void whatIsLessSureThanTheAskerWantsIsLeftOut() {
    assertThat(upon(List.of(), new Said(CASE, 0, 10, 499))).isEmpty();
  }
}
