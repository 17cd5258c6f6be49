package io.ledgerline.inspection.injection;

/** What an attack does, or how it hides. */
public enum Technique {
  /** Sets earlier instructions aside. */
  OVERRIDE,
  /** Gives the assistant a persona or a fiction without its rules. */
  ROLE_PLAY,
  /** Claims authority or urgency. */
  AUTHORITY,
  /** Asks for the system prompt. */
  PROMPT_LEAK,
  /** Imitates the markup between turns, tools and documents. */
  FAKE_STRUCTURE,
  /** Hides text in an encoding. */
  SMUGGLED_ENCODING,
  /** Spells words so that filters do not see them. */
  LOOK_ALIKE,
  /** Uses characters that nobody sees. */
  INVISIBLE,
  /** Hides text in markup. */
  HIDDEN_MARKUP,
  /** Sends data out, also by addresses that carry it. */
  EXFILTRATION,
  /** Has tools used, or things kept from the user. */
  TOOL_ABUSE,
  /** Spreads the attack over pieces or turns. */
  SPLITTING,
  /** Floods with made-up dialogue or noise. */
  OVERLOAD,
  /** Has text decoded or translated and then followed. */
  CIPHER,
  /** Speaks to the assistant from inside data. */
  ADDRESSED,
  /** Asks, from inside data, for something that has nothing to do with the data. */
  OFF_TASK,
  /** Is worded like known attacks, says the trained model. */
  WORDING
}
