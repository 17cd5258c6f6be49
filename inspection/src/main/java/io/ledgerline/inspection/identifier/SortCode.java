package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/** {@code 20-45-77 63849120}: a sort code and, behind it, the account. */
final class SortCode {
  /** How many groups a sort code has. */
  static final int GROUPS = 3;

  private static final int LEAST_ACCOUNT = 7;
  private static final int MOST_ACCOUNT = 8;
  private static final int MOST_BETWEEN = 3;
  private static final int WIDEST_GAP = 3;
  private static final Set<Long> BETWEEN =
      Set.of(
          Fold.hash("acc"),
          Fold.hash("acct"),
          Fold.hash("account"),
          Fold.hash("a"),
          Fold.hash("c"),
          Fold.hash("ac"),
          Fold.hash("no"),
          Fold.hash("number"),
          Fold.hash("and"));

  private SortCode() {}

  /** The token of the account behind the sort code that begins with a token, or -1. */
  static int account(Text text, int token) {
    if (!isPair(text, token)
        || !isPair(text, token + 1)
        || !isPair(text, token + 2)
        || !text.joins(token + 1, '-')
        || !text.joins(token + 2, '-')) {
      return -1;
    }
    int next = token + GROUPS;
    while (next < token + GROUPS + MOST_BETWEEN
        && text.has(next)
        && isNear(text, next)
        && BETWEEN.contains(text.hash(next))) {
      next++;
    }
    boolean account =
        text.isDigits(next)
            && isNear(text, next)
            && text.length(next) >= LEAST_ACCOUNT
            && text.length(next) <= MOST_ACCOUNT
            && !Runs.continues(text, next)
            && Runs.mayEnd(text, next);
    return account ? next : -1;
  }

  /**
   * Whether the sort code that begins with a token and its account need no word beside them: eight
   * digits, behind what can be no day.
   */
  static boolean isPlain(Text text, int token, int account) {
    int first = pair(text, token);
    int second = pair(text, token + 1);
    int third = pair(text, token + 2);
    boolean day =
        isDay(first) && isMonth(second)
            || isMonth(first) && isDay(second)
            || isMonth(second) && isDay(third);
    return !day
        && account == token + GROUPS
        && text.length(account) == MOST_ACCOUNT
        && text.joins(account, ' ')
        && !Runs.continues(text, token);
  }

  private static int pair(Text text, int token) {
    int at = text.start(token);
    return 10 * (text.at(at) - '0') + text.at(at + 1) - '0';
  }

  private static boolean isDay(int number) {
    return number > 0 && number <= 31;
  }

  private static boolean isMonth(int number) {
    return number > 0 && number <= 12;
  }

  private static boolean isPair(Text text, int token) {
    return text.isDigits(token) && text.length(token) == 2;
  }

  private static boolean isNear(Text text, int token) {
    return text.gapLength(token) <= WIDEST_GAP && (text.gap(token) & ByteClass.LINE) == 0;
  }
}
