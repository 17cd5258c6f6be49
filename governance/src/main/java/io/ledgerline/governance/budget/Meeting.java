package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that one call meets, each with the declaration that it was chosen by.
 *
 * @param accounts widest first
 * @param specs in the same order
 * @param refusal why the call can't be counted, null where it can
 */
record Meeting(Account[] accounts, BudgetSpec[] specs, @Nullable String refusal) {

  static Meeting of(Accounts all, BudgetLine[] lines, BudgetScope scope, Instant now) {
    BudgetSpec[] specs = new BudgetSpec[lines.length];
    Account[] accounts = new Account[lines.length];
    int count = 0;
    for (BudgetLine line : lines) {
      if (line.counts(scope)) {
        BudgetSpec spec = line.spec();
        Account account = all.find(line, spec, scope, now);
        if (account == null) {
          return refused(why(all, spec, scope, now));
        }
        specs[count] = spec;
        accounts[count++] = account;
      }
    }
    if (count > LiveBudgets.MAX_BUDGETS) {
      return refused(
          count + " budgets count this call (expected: at most " + LiveBudgets.MAX_BUDGETS + ")");
    }
    return count == lines.length
        ? new Meeting(accounts, specs, null)
        : new Meeting(Arrays.copyOf(accounts, count), Arrays.copyOf(specs, count), null);
  }

  /** The counter of a budget that a call falls into. */
  static Counter counter(BudgetSpec spec, BudgetScope scope, Instant now) {
    return Counter.at(spec.id(), BudgetLine.instance(spec, scope), spec.window(), now);
  }

  /** Makes the budgets look their accounts up again. */
  void forget() {
    for (Account account : accounts) {
      account.line.remember(null);
    }
  }

  private static Meeting refused(String why) {
    return new Meeting(new Account[0], new BudgetSpec[0], why);
  }

  private static String why(Accounts all, BudgetSpec spec, BudgetScope scope, Instant now) {
    return all.isClosed(counter(spec, scope, now))
        ? "the clock went back to a window of budget " + spec.id() + " that is closed"
        : "too many users and sessions are counted at once";
  }
}
