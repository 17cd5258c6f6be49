package io.ledgerline.inspection.detect;

import io.ledgerline.inspection.name.NameRule;

/** The standard detectors with another model of names, or with none. */
public final class LearntDetectors {
  private LearntDetectors() {}

  public static Detectors with(NameRule names) {
    return new Detectors(StandardRules.with(names));
  }

  public static Detectors without() {
    return new Detectors(
        StandardRules.all().stream().filter(rule -> !(rule instanceof NameRule)).toList());
  }
}
