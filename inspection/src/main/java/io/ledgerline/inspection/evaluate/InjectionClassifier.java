package io.ledgerline.inspection.evaluate;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.Trust;

/**
 * Flags texts that try to steer the assistant. A label that speaks of a document or of data says
 * that the text came from a tool; all others are read as a user's own words.
 */
final class InjectionClassifier implements TextClassifier {
  private final InjectionDetector detector;

  InjectionClassifier(InjectionDetector detector) {
    this.detector = detector;
  }

  @Override
  public String version() {
    return detector.version();
  }

  @Override
  public boolean isTarget(String label) {
    return isAttack(label);
  }

  static boolean isAttack(String label) {
    return switch (label) {
      case "injection", "jailbreak", "injected_document", "instruction_in_data" -> true;
      default -> false;
    };
  }

  @Override
  public boolean flags(LabelledText text) {
    String label = text.label();
    boolean data = label.contains("document") || label.contains("in_data");
    return detector.scan(text.text(), data ? Trust.TOOL_RESULT : Trust.USER).detected();
  }
}
