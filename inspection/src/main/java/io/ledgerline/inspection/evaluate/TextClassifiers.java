package io.ledgerline.inspection.evaluate;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import java.util.List;

/** The classifiers that {@code ledgerline evaluate} measures. */
public final class TextClassifiers {
  private TextClassifiers() {}

  /** All that come with Ledgerline. */
  public static List<TextClassifier> standard() {
    return List.of(
        new RestrictedClassifier(Detectors.standard()),
        new InjectionClassifier(InjectionDetector.standard()));
  }
}
