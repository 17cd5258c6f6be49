package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static Classification of(String text, String... labels) {
    var utf8 = text.getBytes(UTF_8);
    var examined = Detectors.standard().examine(utf8, 0, utf8.length, ScanContext.NONE);
    return new Classifier(Detectors.standard()).classify(utf8, examined, Set.of(labels));
  }

  @Test
  void aTextInWhichNothingIsFoundIsInternalAsNobodyKnowsThatItIsPublic() {
    assertThat(of("The weather is fine.").level()).isEqualTo(Level.INTERNAL);
    assertThat(of("The weather is fine.", "public").level()).isEqualTo(Level.INTERNAL);
  }

  @Test
  void programTextIsConfidential() {
    var result = of("import java.util.List;\nclass A {\n  private int b;\n  return b;\n}\n");
    assertThat(result.categories()).containsExactly(Category.SOURCE_CODE);
    assertThat(result.level()).isEqualTo(Level.CONFIDENTIAL);
  }

  @Test
  void aHealthTermAloneIsNoHealthData() {
    assertThat(of("Diabetes is a common disease.").categories()).doesNotContain(Category.PHI);
  }

  @Test
  void aHealthTermBesideAPersonIsHealthData() {
    var result = of("Patient John Miller was diagnosed with diabetes.");
    assertThat(result.categories()).contains(Category.PHI, Category.PII);
    assertThat(result.level()).isEqualTo(Level.RESTRICTED);
    assertThat(result.reasons()).contains("phi: health term beside a person");
  }

  @Test
  void aCardIsRestrictedAndNamedSo() {
    var result = of("card 4111 1111 1111 1111");
    assertThat(result.categories()).contains(Category.PCI);
    assertThat(result.level()).isEqualTo(Level.RESTRICTED);
  }

  @Test
  void oneContactIsConfidentialManyAreRestricted() {
    assertThat(of("write to anna.berg@acme.com").level()).isEqualTo(Level.CONFIDENTIAL);
    var many = new StringBuilder();
    for (int i = 0; i < Classifier.BULK_PERSONS; i++) {
      many.append("user").append(i).append("@acme.com\n");
    }
    assertThat(of(many.toString()).level()).isEqualTo(Level.RESTRICTED);
  }

  @Test
  void markingsAndLabelsCount() {
    assertThat(of("CONFIDENTIAL\nplans").level()).isEqualTo(Level.CONFIDENTIAL);
    assertThat(of("TLP:RED\nplans").level()).isEqualTo(Level.RESTRICTED);
    assertThat(of("Keep it confidential, please").level()).isEqualTo(Level.INTERNAL);
    assertThat(of("Attorney-Client Privileged\nmemo").categories())
        .contains(Category.LEGAL_PRIVILEGED);
    assertThat(of("nothing", "phi").categories()).contains(Category.PHI);
  }

  @Test
  void aSalaryWithAnAmountIsFinancial() {
    assertThat(of("her salary is $85,000").categories()).contains(Category.FINANCIAL_DATA);
    assertThat(of("salary is a word").categories()).doesNotContain(Category.FINANCIAL_DATA);
  }
}
