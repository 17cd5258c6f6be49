package io.ledgerline.inspection.injection;

/**
 * Every number that turns signals into decisions, for all tenants and texts alike. Chosen on the
 * training corpora and on text of our own, by the run that {@code docs/injection.md} shows.
 */
public final class Thresholds {
  /** Score from which a text counts as an attack, permille. */
  public static final int DETECTED = 500;

  /** Score from which a text is noted, permille. */
  static final int NOTED = 250;

  /** Score from which a text should not leave, if two techniques agree, permille. */
  static final int CERTAIN = 750;

  /** Share of its weight that a signal keeps inside quotation marks or code, permille. */
  static final int QUOTED = 500;

  /** Share of its weight that a signal keeps in a text about attacks, permille. */
  static final int ABOUT_ATTACKS = 600;

  /** Share of the remaining doubt that stays when a signal had been concealed, permille. */
  static final int CONCEALED_DOUBT = 500;

  private Thresholds() {}

  /** Share of its weight that a technique keeps in text of this origin, permille. */
  static int share(Technique technique, Trust trust) {
    if (trust.isData()) {
      return 1000;
    }
    return switch (technique) {
      case ADDRESSED -> trust == Trust.TOOL_DEFINITION ? 300 : 0;
      case OFF_TASK -> 0;
      case TOOL_ABUSE -> trust == Trust.TOOL_DEFINITION ? 900 : 500;
      case EXFILTRATION -> trust == Trust.TOOL_DEFINITION ? 900 : 500;
      case AUTHORITY, HIDDEN_MARKUP, SPLITTING -> 800;
      case OVERRIDE, ROLE_PLAY, PROMPT_LEAK, FAKE_STRUCTURE, INVISIBLE, OVERLOAD, CIPHER ->
          trust == Trust.SYSTEM ? 400 : 1000;
      case MODEL -> 1000;
    };
  }
}
