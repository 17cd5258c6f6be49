package io.ledgerline.inspection.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import java.util.EnumSet;
import java.util.Set;

/**
 * Flags a text in which the detectors see what is refused unless a policy allows it: secrets,
 * cards, government identifiers, health data. On benign text each flag is a false refusal.
 */
public final class RestrictedClassifier implements TextClassifier {
  private static final Set<Category> RESTRICTED =
      EnumSet.of(Category.SECRETS, Category.PCI, Category.GOV_ID, Category.PHI);

  private final Detectors detectors;

  public RestrictedClassifier(Detectors detectors) {
    this.detectors = detectors;
  }

  @Override
  public String version() {
    return "restricted-data@1";
  }

  @Override
  public boolean isTarget(String label) {
    return label.equals("restricted");
  }

  @Override
  public boolean flags(LabelledText text) {
    return detectors.scan(text.text().getBytes(UTF_8), ScanContext.NONE).stream()
        .anyMatch(finding -> RESTRICTED.contains(detectors.category(finding.type())));
  }
}
