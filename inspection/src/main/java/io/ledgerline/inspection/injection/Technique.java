package io.ledgerline.inspection.injection;

/** What an attack does. How it was hidden stands in the signal's steps. */
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
  /** Is worded like attempts to steer an assistant. */
  WORDING,
  /** Whatever a model of the customer's own takes for an attack. */
  MODEL
}
