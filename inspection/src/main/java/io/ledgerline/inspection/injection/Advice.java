package io.ledgerline.inspection.injection;

/** What to do about a text of some origin with some score. */
final class Advice {
  private Advice() {}

  static Suggestion of(Trust trust, int score, Signals signals) {
    return of(trust, score, signals.techniques() >= 2, signals.anyConcealed());
  }

  /**
   * The same for signals that were added up.
   *
   * @param several whether two techniques agree
   * @param concealed whether any was out of a reader's sight
   */
  static Suggestion of(Trust trust, int score, boolean several, boolean concealed) {
    if (score < Thresholds.NOTED) {
      return Suggestion.NONE;
    }
    if (score < Thresholds.DETECTED) {
      return Suggestion.FLAG;
    }
    boolean certain = score >= Thresholds.CERTAIN && several;
    return switch (trust) {
      case SYSTEM -> Suggestion.FLAG;
      case USER -> certain ? Suggestion.REFUSE : Suggestion.FLAG;
      case TOOL_DEFINITION -> certain ? Suggestion.REFUSE : Suggestion.HOLD;
      case TOOL_RESULT, DOCUMENT, SEARCH_RESULT, WEB_PAGE -> inData(certain, concealed);
    };
  }

  private static Suggestion inData(boolean certain, boolean concealed) {
    if (concealed) {
      return certain ? Suggestion.HOLD : Suggestion.STRIP;
    }
    return certain ? Suggestion.HOLD : Suggestion.SPOTLIGHT;
  }
}
