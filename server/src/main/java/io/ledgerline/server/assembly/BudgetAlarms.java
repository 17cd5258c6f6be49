package io.ledgerline.server.assembly;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.budget.BudgetEntries;
import io.ledgerline.governance.budget.BudgetEvents;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Counter;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerUnavailableException;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person must hear of budgets: a threshold that was reached becomes an entry. */
final class BudgetAlarms implements BudgetEvents {
  private static final Logger log = LoggerFactory.getLogger(BudgetAlarms.class);

  private final Ledger ledger;
  private final InstantSource clock;
  private final UuidV7 ids;

  BudgetAlarms(Ledger ledger, InstantSource clock, UuidV7 ids) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public void thresholdReached(
      Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state) {
    var stream = BudgetEntries.stream(counter);
    var entry =
        BudgetEntries.threshold(ids.next(), clock.instant(), counter, spec, threshold, state);
    try {
      ledger.append(stream, entry.build());
    } catch (LedgerUnavailableException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while recording a threshold", e);
    }
    log.warn(
        "budget {} reached {} % of its limit in this {}",
        spec.id(), threshold.percent(), spec.window());
  }

  @Override
  public void overspent(UUID call, long reservedNanoUsd, long costNanoUsd) {
    log.error(
        "call {} cost {} nano-dollars and {} were reserved: the upper bound is wrong",
        call,
        costNanoUsd,
        reservedNanoUsd);
  }
}
