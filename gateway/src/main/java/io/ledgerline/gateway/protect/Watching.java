package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.Effort;
import io.ledgerline.inspection.tenant.TenantDetectors;
import io.ledgerline.inspection.tenant.TooMuchTextException;
import io.ledgerline.inspection.token.Passage;
import java.util.List;

/** What detectors that only observe find: counted with what would be done, and left alone. */
final class Watching {
  private final DataTerms terms;
  private final TenantDetectors detectors;
  private final Markings markings;
  private final Tally tally;
  private final Effort effort = Effort.ofRequest();

  Watching(DataTerms terms, Markings markings, Tally tally) {
    this.terms = terms;
    this.detectors = terms.detectors().watching();
    this.markings = markings;
    this.tally = tally;
  }

  /**
   * Looks at a passage.
   *
   * @param block the document or field that it is; empty for any other text
   * @param document whether it is a document, in which nothing could be replaced
   * @return whether they could look at all of it
   */
  boolean look(String block, Passage passage, boolean document) {
    if (detectors.isEmpty()) {
      return true;
    }
    try {
      count(block, passage, document);
      return true;
    } catch (TooMuchTextException e) {
      return false;
    }
  }

  private void count(String block, Passage passage, boolean document) {
    byte[] utf8 = passage.utf8();
    var found = detectors.over(List.of(), utf8, passage.start(), passage.end(), effort);
    for (Finding finding : found.findings()) {
      Category category = detectors.category(finding.type());
      DataDecision would = terms.watch(category, markings.floorNow());
      tally.watch(
          block, finding, category, would == null || !document ? would : would.insideDocument());
    }
  }
}
