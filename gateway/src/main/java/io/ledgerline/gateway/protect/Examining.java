package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.RequestTexts.One;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors.Examined;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.token.Passage;
import java.util.List;
import java.util.function.Function;

/** What the detectors that come with us and the models see in the texts of one request. */
final class Examining {
  private final String tenant;
  private final SeenData detectors;
  private final ModelVoices voices;
  private final Function<String, Category> category;

  /**
   * Looks for a tenant.
   *
   * @param voices what models said of these texts
   * @param category what a type of finding is
   */
  Examining(
      String tenant, SeenData detectors, ModelVoices voices, Function<String, Category> category) {
    this.tenant = tenant;
    this.detectors = detectors;
    this.voices = voices;
    this.category = category;
  }

  /** What is in a text that is at least so certain, in permille. */
  Examined text(One text, int least) {
    return look(text, text.passage(), text.label(), least);
  }

  /** The same of a document; the passage is all of it. */
  Examined document(Attachments.Read read, Passage passage, int least) {
    return look(read, passage, "", least);
  }

  private Examined look(Object text, Passage passage, String label, int least) {
    Examined own = detectors.examine(tenant, passage, new ScanContext(label, least));
    List<Finding> all = voices.upon(own.findings(), text, passage.start(), least, category);
    return all == own.findings() ? own : new Examined(all, own.signals());
  }
}
