package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.secret.ToldValue.Told;

/**
 * A user name and a password with a sign between, behind a word for both: {@code credentials:
 * jdoe:Larch!2025}, {@code user/pass is bob77 / Tiger99x}, {@code login with k.weber | Larch!2025}.
 */
final class LoginPair {
  private static final int MOST_BETWEEN = 4;
  private static final int MOST_USER = 64;
  private static final int MOST_BLANKS = 2;
  private static final String SIGNS = "._-@+\\";
  private static final long LABELS =
      WordClass.bits(
          WordClass.USER_LABEL,
          WordClass.PASSWORD_WORD,
          WordClass.SECRET_WORD,
          WordClass.IS_WORD,
          WordClass.FUNCTION);

  private LoginPair() {}

  /**
   * Looks behind a label for both, and adds what it finds; whether it did.
   *
   * @param told how much the label says that a password follows
   */
  static boolean at(Text text, int label, Told told, Sink sink) {
    for (int i = label + 1; i <= label + MOST_BETWEEN && text.has(i); i++) {
      if ((text.gap(i) & (ByteClass.LINE | ByteClass.STOP)) != 0) {
        return false;
      }
      if (pair(text, text.start(i), told, sink)) {
        return true;
      }
    }
    return false;
  }

  private static boolean pair(Text text, int start, Told told, Sink sink) {
    int end = end(text, start);
    int value = behindSign(text, end);
    boolean label =
        text.at(start) <= '9' || end - start < 2 || (text.meanings(start, end) & LABELS) != 0;
    Told how = told == Told.HARDLY && hasAt(text, start, end) ? Told.PERHAPS : told;
    if (label || value < 0 || !ToldValue.add(text, value, how, sink)) {
      return false;
    }
    UserNameRule.beside(text, start, end, sink);
    return true;
  }

  /** Behind a user name and a sign in a value that has both, -1 where it has not. */
  static int behindUser(Text text, int start, int end, int sign) {
    int p = end(text, start);
    return p > start && p < end && text.at(p) == sign ? p + 1 : -1;
  }

  private static int end(Text text, int start) {
    int p = start;
    while (p - start < MOST_USER
        && (text.wordAt(p) || text.at(p) > 0 && SIGNS.indexOf(text.at(p)) >= 0)) {
      p++;
    }
    return p;
  }

  /** Whether it is a mail address. */
  private static boolean hasAt(Text text, int start, int end) {
    int p = start;
    while (p < end && text.at(p) != '@') {
      p++;
    }
    return p < end;
  }

  private static int behindSign(Text text, int end) {
    int p = blanks(text, end);
    int b = text.at(p);
    boolean sign = b == '/' || b == '|' || b == ':';
    return sign && text.at(p + 1) != b ? blanks(text, p + 1) : -1;
  }

  private static int blanks(Text text, int from) {
    int p = from;
    while (text.at(p) == ' ' && p - from < MOST_BLANKS) {
      p++;
    }
    return p;
  }
}
