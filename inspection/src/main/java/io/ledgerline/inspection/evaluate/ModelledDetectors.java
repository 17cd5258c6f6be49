package io.ledgerline.inspection.evaluate;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.model.ModelFindings;
import io.ledgerline.inspection.model.Said;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.inspection.tenant.Effort;
import io.ledgerline.inspection.tenant.TenantDetectors;
import java.util.ArrayList;
import java.util.List;

/** Detectors as calls go through them: the standard ones, models upon them, own rules upon both. */
public final class ModelledDetectors {
  private final List<TextModel> models;
  private final TenantDetectors own;

  /** These models below these rules. */
  public ModelledDetectors(List<TextModel> models, TenantDetectors own) {
    this.models = List.copyOf(models);
    TenantDetectors knowing = own;
    for (TextModel model : models) {
      knowing = knowing.knowing(model.card().types());
    }
    this.own = knowing;
  }

  /**
   * What is in a whole text.
   *
   * @throws UnreadException when a model did not read it
   */
  public List<Finding> scan(byte[] utf8) {
    List<Finding> findings = Detectors.standard().scan(utf8, ScanContext.NONE);
    for (TextModel model : models) {
      findings =
          ModelFindings.upon(
              model.card(),
              said(model, utf8),
              0,
              ScanContext.NONE.leastPermille(),
              findings,
              own::category);
    }
    TenantDetectors.Found found = own.over(findings, utf8, 0, utf8.length, Effort.unbounded());
    var all = new ArrayList<>(found.findings());
    all.removeAll(found.allowed());
    return all;
  }

  static List<Said> said(TextModel model, byte[] utf8) {
    return switch (model.read(List.of(utf8))) {
      case TextModel.Answer.Read(var said) -> said.getFirst();
      case TextModel.Answer.Unread(var reason) -> throw new UnreadException(model.card(), reason);
    };
  }

  /** A model did not read a text, so that no figure would be right. */
  public static final class UnreadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadException(ModelCard card, TextModel.Reason reason) {
      super(
          "models.%s: %s (expected: every text read; give it more time_ms or bytes)"
              .formatted(card.name(), reason.words()));
    }
  }
}
