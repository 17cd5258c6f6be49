package io.ledgerline.admin.trial;

import tools.jackson.databind.JsonNode;

/**
 * What of a call was looked at when it was made, as its entries say: a data policy looks at
 * requests, rules about answers at answers, and either may be in force without the other.
 */
record Looked(boolean request, boolean answer) {
  private static final String ANSWER = "answer.";

  /** Begins the flags that rules about answers raise. */
  private static final String BY_RULES = "output.";

  static Looked at(JsonNode document) {
    boolean answer =
        any(document.path("inspection").path("scanned"), ANSWER)
            || any(document.path("policy_flags"), BY_RULES)
            || Happened.touchedAnswer(document);
    return new Looked(!document.path("redaction_metadata").isMissingNode(), answer);
  }

  private static boolean any(JsonNode texts, String prefix) {
    for (JsonNode text : texts) {
      if (text.stringValue("").startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
