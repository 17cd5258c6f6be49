package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.TenantRules.Dictionary;
import io.ledgerline.inspection.tenant.TenantRules.PatternRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantDetectorsTest {
  private static final TenantRules RULES =
      new TenantRules(
          List.of(new PatternRule("ACME_CASE", Category.PII, "CASE-[0-9]{6}")),
          List.of(new Dictionary("PROJECT", Category.TRADE_SECRET, List.of("Blue Heron"))),
          Set.of("Press@acme.com"));

  private static List<String> types(String text) {
    var utf8 = text.getBytes(UTF_8);
    return new TenantDetectors(Detectors.standard(), RULES)
        .scan(utf8, 0, utf8.length, ScanContext.NONE).stream()
            .map(finding -> finding.type() + "@" + finding.start() + "-" + finding.end())
            .toList();
  }

  @Test
  void findsATenantsPatternsAndTerms() {
    assertThat(types("see CASE-123456 of blue heron")).contains("ACME_CASE@4-15", "PROJECT@19-29");
    assertThat(types("blue herons fly")).isEmpty();
  }

  @Test
  void allowsWholeValuesOnly() {
    assertThat(types("write to press@acme.com")).isEmpty();
    assertThat(types("write to xpress@acme.com")).containsExactly("EMAIL@9-24");
  }

  @Test
  void refusesAnExpressionThatIsNotLinear() {
    var rules =
        new TenantRules(List.of(new PatternRule("X", Category.PII, "(a)\\1")), List.of(), Set.of());
    assertThatThrownBy(() -> new TenantDetectors(Detectors.standard(), rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RE2");
  }
}
