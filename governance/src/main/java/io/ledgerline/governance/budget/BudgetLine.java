package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One budget through all its versions, with the account that its next call most likely needs. */
final class BudgetLine {
  private volatile BudgetSpec spec;
  private volatile @Nullable Account current;

  BudgetLine(BudgetSpec spec) {
    this.spec = spec;
  }

  BudgetSpec spec() {
    return spec;
  }

  void declare(BudgetSpec next) {
    spec = next;
  }

  /** Whether a call there counts, given that tenant, workspace and use case match. */
  boolean counts(BudgetScope scope) {
    BudgetSpec now = spec;
    return (now.user() == null || now.user().equals(scope.user()))
        && (now.level() != BudgetLevel.SESSION || scope.session() != null);
  }

  /** Whose count it is. */
  static String instance(BudgetSpec spec, BudgetScope scope) {
    return switch (spec.level()) {
      case ORGANIZATION, TENANT, WORKSPACE, USE_CASE -> "";
      case USER -> scope.user();
      case SESSION -> scope.tenant() + "|" + scope.user() + "|" + scope.session();
    };
  }

  /** The remembered account if it is the one of this moment, else null. */
  @Nullable Account current(BudgetSpec spec, Instant now) {
    Account account = current;
    if (account == null || account.counter.window() != spec.window()) {
      return null;
    }
    if (spec.window() == Window.LIFETIME) {
      return account;
    }
    Instant end = account.counter.resetsAt();
    boolean within = !now.isBefore(account.counter.start()) && end != null && now.isBefore(end);
    return within ? account : null;
  }

  /** Remembers the account of a budget that has one count for all; null forgets. */
  void remember(@Nullable Account account) {
    current = account;
  }
}
