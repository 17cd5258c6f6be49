package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;

/** Where a value stands that answers the question in the line before: {@code kim: …}. */
final class Answered {
  private static final int QUESTION = 60;
  private static final int SPEAKER = 40;

  private Answered() {}

  /** Where the only run of characters in a line begins, quoted as mails do; -1 for none. */
  static int below(Text text, int line) {
    int start = line;
    while (text.at(start) == '>' || text.at(start) == ' ') {
      start++;
    }
    int p = start;
    while (text.at(p) > ' ') {
      p++;
    }
    boolean alone = text.at(p) < 0 || text.at(p) == '\n' || text.at(p) == '\r';
    return alone && p > start ? start : -1;
  }

  /**
   * Where the answer begins, the only run of characters in its line; -1 for none.
   *
   * @param from behind the word that was asked for
   */
  static int begin(Text text, int from) {
    int p = from;
    while (p - from < QUESTION && text.at(p) > '\n' && text.at(p) != '?') {
      p++;
    }
    if (text.at(p) != '?' || text.at(p + 1) != '\n') {
      return -1;
    }
    int start = p + 2;
    int value = start;
    for (p = start; p - start < SPEAKER && text.at(p) > '\n'; p++) {
      if (text.at(p) == ' ') {
        value = p + 1;
      }
    }
    while (text.at(p) > ' ') {
      p++;
    }
    boolean alone = text.at(p) < 0 || text.at(p) == '\n' || text.at(p) == '\r';
    boolean said = value == start || text.at(value - 2) == ':';
    return alone && said ? value : -1;
  }
}
