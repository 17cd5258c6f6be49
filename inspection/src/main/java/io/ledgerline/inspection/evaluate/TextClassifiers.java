package io.ledgerline.inspection.evaluate;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.TextModel;
import java.util.List;
import java.util.function.Predicate;

/** The classifiers that {@code ledgerline evaluate} measures. */
public final class TextClassifiers {
  private static final Predicate<Meaning> STEERS = meaning -> meaning instanceof Meaning.Steers;

  private TextClassifiers() {}

  /** All that come with Ledgerline. */
  public static List<TextClassifier> standard() {
    return List.of(
        new RestrictedClassifier(Detectors.standard()),
        new InjectionClassifier(InjectionDetector.standard()));
  }

  /** Those models that say whether a text is an attack. */
  public static List<TextClassifier> of(List<TextModel> models) {
    return models.stream()
        .filter(model -> model.card().labels().values().stream().anyMatch(STEERS))
        .<TextClassifier>map(ModelClassifier::new)
        .toList();
  }
}
