package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Thresholds that were reached and wait for their report. Bounded by itself: an account hands on
 * each percentage once.
 */
final class Crossings {
  private final ConcurrentLinkedQueue<Crossing> waiting = new ConcurrentLinkedQueue<>();

  /** How far the report of one account has come. */
  private static final class Crossing {
    final Account account;
    final int upTo;
    final int above;
    int claimed;
    boolean mine;

    Crossing(Account account, int above, int upTo) {
      this.account = account;
      this.upTo = upTo;
      this.above = above;
    }
  }

  /** Looks at an account after its spend grew; its lock is held. */
  void look(Account account) {
    BudgetSpec spec = account.line.spec();
    List<Threshold> reached = Reached.of(spec, account.spentEverywhere());
    if (reached.isEmpty() || spec.window() != account.counter.window()) {
      return;
    }
    int percent = reached.getLast().percent();
    if (percent > account.reportedPercent) {
      waiting.add(new Crossing(account, account.reportedPercent, percent));
      account.reportedPercent = percent;
    }
  }

  /**
   * Reports what waits; what can't be reported now waits on.
   *
   * @throws LeaseUnavailableException when it can't be known who reports
   */
  void report(LeaseSource leases, BudgetEvents events) throws LeaseUnavailableException {
    for (Crossing crossing = waiting.peek(); crossing != null; crossing = waiting.peek()) {
      report(crossing, leases, events);
      waiting.poll();
    }
  }

  private static void report(Crossing crossing, LeaseSource leases, BudgetEvents events)
      throws LeaseUnavailableException {
    Account account = crossing.account;
    BudgetSpec spec = account.line.spec();
    for (Threshold threshold : spec.thresholds()) {
      int percent = threshold.percent();
      if (percent > crossing.above && percent <= crossing.upTo) {
        if (percent > crossing.claimed) {
          crossing.mine = leases.firstToReport(account.counter, percent);
          crossing.claimed = percent;
        }
        if (crossing.mine) {
          events.thresholdReached(account.counter, spec, threshold, state(account, spec));
        }
      }
    }
  }

  private static BudgetState state(Account account, BudgetSpec spec) {
    account.lock.lock();
    try {
      return account.state(spec);
    } finally {
      account.lock.unlock();
    }
  }
}
