package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * User names behind a sign of assignment, or in quotation marks: {@code Username: jdoe}, {@code
 * "login": "jdoe"}, {@code user=jdoe}. Variables, types and calls, which programs have there, are
 * none.
 */
final class AssignedUser {
  private static final long USER = Fold.hash("user");
  private static final int COUNTED = "#0000".length();
  private static final int MOST_INDENT = 24;
  private static final int LONGEST_LABEL = 24;
  private static final int LONGEST_CALL = 200;
  private static final String CODE = "([{=$%@\\/:";
  private static final String BEFORE_KEY = " \t\n[?&|";
  private static final String INDENT = " \t-*>#\"";

  private final UserWords words;

  AssignedUser(UserWords words) {
    this.words = words;
  }

  /** Adds what is assigned to the label that begins with a token. */
  void at(Text text, int label, int sign, UserLabels strength, Sink sink) {
    int at = UserPlace.behindSign(text, sign);
    if (UserPlace.quote(text, at) > 0) {
      boolean command = text.at(at) == '`' && text.at(sign) == '=';
      if (!command) {
        quoted(text, label, at, strength, sink);
      }
      return;
    }
    int start = UserPlace.behindDomain(text, text.at(at) == '@' ? at + 1 : at);
    start += strength == UserLabels.HANDLE && text.startsWith(start, "live:") ? 5 : 0;
    int end = UserNames.end(text, start);
    if (strength == UserLabels.HANDLE && isCounted(text, start, end)) {
      UserNameRule.add(text, start, end + COUNTED, strength, sink);
      return;
    }
    if (end > start
        && !isCode(text, end)
        && SaidUser.isPersons(text, start, end, strength)
        && isTold(text, label, sign, start, end, strength)) {
      UserNameRule.add(text, start, end, strength, sink);
    }
  }

  /** {@code frostbyte#4821}: four digits behind a name, as one service had it. */
  private static boolean isCounted(Text text, int start, int end) {
    if (end - start < UserNames.LEAST || text.at(end) != '#' || text.wordAt(end + COUNTED)) {
      return false;
    }
    for (int p = end + 1; p < end + COUNTED; p++) {
      if (text.at(p) < '0' || text.at(p) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Adds what stands in quotation marks, the first of which is at a place. */
  void quoted(Text text, int label, int at, UserLabels strength, Sink sink) {
    int open = at + UserPlace.quote(text, at);
    int start = UserPlace.behindDomain(text, text.at(open) == '@' ? open + 1 : open);
    int end = UserNames.end(text, start);
    boolean closed =
        open - at == 1 ? text.at(end) == text.at(at) : UserPlace.quote(text, end) == open - at;
    boolean told =
        start > open
            || strength == UserLabels.NAME
            || UserForm.isShaped(text, start, end)
            || strength == UserLabels.USER
                && words.mayName(text, label, start)
                && !UserForm.hasHump(text, start, end);
    if (open > at && closed && told && UserNames.isPersons(text, start, end)) {
      UserNameRule.add(text, start, end, strength, sink);
    }
  }

  private boolean isTold(Text text, int label, int sign, int start, int end, UserLabels strength) {
    boolean handle = strength == UserLabels.HANDLE;
    boolean numbered = UserForm.isNumbered(text, start, end);
    boolean equals = text.at(sign) == '=';
    if (equals && text.at(sign - 1) == ' ') {
      return !handle && numbered && isLineEnd(text, end);
    }
    if (text.at(start - 1) == '@' || text.at(start - 1) == '\\') {
      return true;
    }
    if (handle ? UserForm.isMarked(text, start, end) : UserForm.isShaped(text, start, end)) {
      return numbered || !equals || !isArgument(text, end);
    }
    return !handle
        && text.at(text.start(label) - 1) != '.'
        && words.mayName(text, label, start)
        && !UserForm.hasHump(text, start, end)
        && isAlone(text, label, sign, end, strength);
  }

  /**
   * Whether a value of letters only ends its line, its cell or its element, stands before another
   * label, or in a log's {@code user=jdoe}.
   */
  private static boolean isAlone(Text text, int label, int sign, int end, UserLabels strength) {
    int before = text.at(text.start(label) - 1);
    int b = text.at(end);
    if (text.at(sign) == '=') {
      boolean begins = label == 0 || BEFORE_KEY.indexOf(before) >= 0;
      boolean ends = b == ' ' || b == '&' || b == ']' || isLineEnd(text, end);
      return begins && (ends || text.startsWith(end, ", ") && !isInCall(text, label));
    }
    boolean table = text.at(sign) == '|' || text.at(sign) == '\t';
    boolean cell = table && (b == '|' || b == '\t' || text.startsWith(end, " |"));
    if (cell || b == '<' || b == ']' && before == '[') {
      return true;
    }
    return !(strength == UserLabels.USER && mayBeSpeaker(text, label))
        && (isLineEnd(text, end) || isBeforeLabel(text, end, text.isCapital(label)));
  }

  /** Whether a bracket opens before a label in its line, as that of a call does. */
  private static boolean isInCall(Text text, int label) {
    int start = text.start(label);
    for (int p = start - 1;
        start - p < LONGEST_CALL && text.at(p) >= 0 && text.at(p) != '\n';
        p--) {
      if (text.at(p) == '(') {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a label begins its line: in a record of a talk, what a user says follows, be it one
   * word.
   */
  private static boolean mayBeSpeaker(Text text, int label) {
    int start = text.start(label);
    int p = start;
    while (start - p < MOST_INDENT && INDENT.indexOf(text.at(p - 1)) >= 0) {
      p--;
    }
    boolean begins = text.at(p - 1) < 0 || text.at(p - 1) == '\n';
    return begins && text.hash(label) == USER;
  }

  /**
   * {@code username: jdoe password: …}; behind a comma only where the first label is no key of a
   * program.
   */
  private static boolean isBeforeLabel(Text text, int end, boolean prose) {
    int p = end;
    while (p - end < 2 && (text.at(p) == ' ' || prose && ",;".indexOf(text.at(p)) >= 0)) {
      p++;
    }
    int word = p;
    while (p - word < LONGEST_LABEL && (text.wordAt(p) || text.at(p) == '-')) {
      p++;
    }
    return word > end && p > word && text.at(p) == ':';
  }

  /** Whether what stands right behind says that this was the name of a value, or half a value. */
  static boolean isCode(Text text, int end) {
    return text.at(end) > 0 && CODE.indexOf(text.at(end)) >= 0 || text.wordAt(end);
  }

  private static boolean isArgument(Text text, int end) {
    return text.at(end) == ',' || text.at(end) == ')' || text.at(end) == ';';
  }

  private static boolean isLineEnd(Text text, int end) {
    int p = UserPlace.blanks(text, end);
    boolean comment = p > end && text.at(p) == '#';
    return text.at(p) < 0 || text.at(p) == '\n' || text.at(p) == '\r' || comment;
  }
}
