package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/** Tells words of sentences from letters that may be somebody's user name. */
final class UserWords {
  private static final long LISTED = WordClass.bits(WordClass.GIVEN, WordClass.SURNAME);

  /** How many tokens behind its label a value may begin. */
  private static final int FAR = 24;

  private final UserNameRule.Ordinary ordinary;

  UserWords(UserNameRule.Ordinary ordinary) {
    this.ordinary = ordinary;
  }

  /** Whether what begins at an offset behind a label is a token, and no word of sentences. */
  boolean mayName(Text text, int label, int start) {
    for (int token = label + 1; token < label + FAR && text.has(token); token++) {
      if (text.start(token) >= start) {
        return text.start(token) == start && mayName(text, token);
      }
    }
    return false;
  }

  /** Whether a token is a name that lists have, or no word of sentences. */
  boolean mayName(Text text, int token) {
    boolean listed = (text.classes(token) & LISTED) != 0 && !text.is(token, WordClass.COMMON);
    return listed || !ordinary.is(text, token);
  }
}
