package io.ledgerline.admin;

import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.scan.Category;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one tenant finds besides the standard types: a pattern of its own, and a model. */
final class OwnTypes {
  /** A model that reads texts of ThreadCo only. */
  static final ModelCard CLINICAL =
      new ModelCard(
          "clinical",
          1,
          "0".repeat(64),
          Set.of("threadco"),
          Set.of(),
          Map.of("Ward", new Meaning.Value("WARD", Category.PHI, 500)),
          false);

  private OwnTypes() {}

  /** ThreadCo's loyalty cards. */
  static DetectorDocument detectors() {
    var card = Map.of("type", "LOYALTY_CARD", "category", "pii", "expression", "TC-[0-9]{8}");
    return DetectorDocument.of("threadco", "own", 1, new Spec(Map.of("patterns", List.of(card))));
  }
}
