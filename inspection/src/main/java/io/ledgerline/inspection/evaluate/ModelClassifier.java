package io.ledgerline.inspection.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.TextModel;

/** Flags texts that a model of the customer's own takes for an attempt to steer the assistant. */
final class ModelClassifier implements TextClassifier {
  private final TextModel model;

  ModelClassifier(TextModel model) {
    this.model = model;
  }

  @Override
  public String version() {
    return model.card().detector();
  }

  @Override
  public boolean isTarget(String label) {
    return InjectionClassifier.isAttack(label);
  }

  @Override
  public boolean flags(LabelledText text) {
    return ModelledDetectors.said(model, text.text().getBytes(UTF_8)).stream()
        .anyMatch(said -> said.meaning() instanceof Meaning.Steers);
  }
}
