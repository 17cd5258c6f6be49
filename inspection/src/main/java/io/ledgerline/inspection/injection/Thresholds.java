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

  /**
   * Odds from which the wording of a user's words counts as an attack, logarithm in thousandths.
   */
  static final int WORDED_BY_USER = 1_500;

  /** The same of a sentence in data. */
  static final int WORDED_IN_DATA = 1_600;

  /** Doublings of the pieces of a text, from one, that change nothing. */
  private static final int FEW_DOUBLINGS = 3;

  /** How much more it takes with each doubling beyond: a long text says most things once. */
  private static final int WORDED_AMONG_TWICE = 1_100;

  /** How much less counts for something beside other signals. */
  static final int WORDED_NEARLY = 300;

  /** What wording leaves of the weight of a firm rule, permille. */
  private static final int FIRM = 400;

  /** What it leaves of an order to set orders aside, or to tell them. */
  private static final int ORDERED = 300;

  /** Odds below which wording takes from the weight of a rule's signal, which is not firm. */
  private static final int DOUBTED = 1_000;

  /** What the text around adds to the odds of a wording at most. */
  static final int MOST_AROUND = 1_500;

  /** What it takes at most: who hides something among harmless text gains no more. */
  private static final int LEAST_AROUND = -1_500;

  /** What asking for a tool weighs at most, permille. */
  private static final int ORDINARY_USE = 600;

  private Thresholds() {}

  /** How far apart signals may begin that are one attack, bytes; half of it always is. */
  static int together(Trust trust) {
    return trust == Trust.TOOL_DEFINITION ? 500 : 2_000;
  }

  /**
   * Odds from which a wording counts in a text of so many pieces.
   *
   * @param enough in a text of few
   */
  static int among(int pieces, int enough) {
    int doublings = 31 - Integer.numberOfLeadingZeros(Math.max(1, pieces));
    return enough + Math.max(0, doublings - FEW_DOUBLINGS) * WORDED_AMONG_TWICE;
  }

  /** What the text around adds to the odds of a wording, within bounds. */
  static int around(int odds) {
    return Math.clamp(odds, LEAST_AROUND, MOST_AROUND);
  }

  /** What the wording of a sentence leaves of the weight of a rule's signal in it, permille. */
  static int afterSecondOpinion(int weight, int odds, Standing standing) {
    return switch (standing) {
      case FIRM -> less(weight, odds * 300L / 1000, FIRM);
      case ORDER -> less(weight, odds * 300L / 1000, ORDERED);
      case PLAIN_ORDER -> less(weight, odds * 300L / 1000, DETECTED);
      case SURE -> weight;
      case SPOKEN -> less(weight, (odds - DOUBTED) * 500L / 1000, NOTED);
    };
  }

  private static int less(int weight, long by, int least) {
    return (int) Math.max(Math.min(weight, least), weight + Math.min(0, by));
  }

  /** What the wording takes from a request that is foreign to its text; at most 0. */
  static int secondOpinionOfRequest(int odds) {
    return Math.clamp((odds + 1_500) * 100L / 1000, -150, 0);
  }

  /** The weight of a wording by how far it goes beyond what counts as an attack, permille. */
  static int worded(int beyond) {
    return Math.clamp(DETECTED + beyond * 15L / 100, 0, 800);
  }

  /**
   * Share of its weight that a technique keeps in text of this origin, permille.
   *
   * @param weight of the signal; to have tools used is what their definitions are about, unless it
   *     weighs as secrecy does
   */
  static int share(Technique technique, Trust trust, int weight) {
    if (trust.isData()) {
      return 1000;
    }
    return switch (technique) {
      case ADDRESSED -> trust == Trust.TOOL_DEFINITION ? 300 : 0;
      case OFF_TASK -> 0;
      case TOOL_ABUSE -> trust != Trust.TOOL_DEFINITION ? 500 : weight > ORDINARY_USE ? 900 : 700;
      case EXFILTRATION -> trust == Trust.TOOL_DEFINITION ? 900 : 500;
      case AUTHORITY -> trust == Trust.TOOL_DEFINITION ? 600 : 800;
      case HIDDEN_MARKUP, SPLITTING -> 800;
      case OVERRIDE, ROLE_PLAY, PROMPT_LEAK, FAKE_STRUCTURE, INVISIBLE, OVERLOAD, CIPHER ->
          trust == Trust.SYSTEM ? 400 : 1000;
      case MODEL -> 1000;
      case WORDING -> trust == Trust.USER ? 1000 : 0;
    };
  }
}
