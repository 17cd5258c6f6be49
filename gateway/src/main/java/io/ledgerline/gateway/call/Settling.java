package io.ledgerline.gateway.call;

import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.rate.Permit;
import io.ledgerline.messages.request.ThreadUse;
import io.ledgerline.messages.usage.Usage;

/**
 * What a call gives back when it is over: the rest of its reservation and of what the rate limits
 * took for it; and whose the objects are that it made at the upstream.
 */
record Settling(Budgets budgets, Threads threads) {
  /** Nothing went out. */
  void refused(Call call) {
    if (call.reservation != null) {
      budgets.release(call.reservation);
    }
    if (call.permit != null) {
      // What the estimate took is everybody's again.
      call.permit.close(0);
    }
  }

  /** A fault of ours ended it, at whatever point of the line. */
  void broken(Call call) {
    if (call.reservation == null) {
      return;
    }
    // Settling twice changes nothing, so it doesn't matter how far the line came.
    if (call.receipt == null) {
      budgets.release(call.reservation);
    } else {
      budgets.settle(call.reservation, call.reserved());
    }
  }

  /** It ended at that cost; what it made at the upstream is its tenant's. */
  void ended(Call call, Cost cost, Ended ended) {
    if (call.reservation != null) {
      budgets.settle(call.reservation, cost.nanoUsd());
    }
    if (call.permit != null) {
      closePermit(call, call.permit, cost, ended);
    }
    remember(call, ended);
  }

  /** Real tokens where they are known, none where nothing is booked, else the estimate. */
  private static void closePermit(Call call, Permit permit, Cost cost, Ended ended) {
    if (ended.answer().metered()) {
      Usage usage = ended.answer().bookable(call.maxOutput);
      permit.close(usage.input() + usage.cacheWrite5m() + usage.cacheWrite1h() + usage.output());
    } else if (cost.nanoUsd() == 0) {
      permit.close(0);
    }
  }

  /** Ids of objects that now exist at the upstream belong to this tenant from here on. */
  private void remember(Call call, Ended ended) {
    var turn =
        new Threads.Turn(
            Threads.Owner.of(call.caller()), call.view().conversation(), call.upstream().name());
    String message = ended.answer().id();
    if (message != null && call.request().thread() != ThreadUse.NONE) {
      threads.remember(message, turn);
    }
    String container = ended.end().facts().usage().containerId();
    if (container != null) {
      threads.remember(container, turn);
    }
  }
}
