package io.ledgerline.inspection.injection;

/** What to do about a text of some origin with some score. */
final class Advice {
  private Advice() {}

  static Suggestion of(Trust trust, int score, Signals signals) {
    if (score < Thresholds.NOTED) {
      return Suggestion.NONE;
    }
    if (score < Thresholds.DETECTED) {
      return Suggestion.FLAG;
    }
    boolean certain = score >= Thresholds.CERTAIN && signals.techniques() >= 2;
    return switch (trust) {
      case SYSTEM -> Suggestion.FLAG;
      case USER -> certain ? Suggestion.REFUSE : Suggestion.FLAG;
      case TOOL_DEFINITION -> certain ? Suggestion.REFUSE : Suggestion.HOLD;
      case TOOL_RESULT, DOCUMENT, SEARCH_RESULT, WEB_PAGE -> inData(certain, signals);
    };
  }

  private static Suggestion inData(boolean certain, Signals signals) {
    if (signals.anyConcealed()) {
      return certain ? Suggestion.HOLD : Suggestion.STRIP;
    }
    return certain ? Suggestion.HOLD : Suggestion.SPOTLIGHT;
  }
}
