package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The entries about money that are not written by the gateway, with all fields that replay reads.
 * Callers add what else they know before they build.
 */
public final class BudgetEntries {
  private BudgetEntries() {}

  /**
   * The stream that speaks about a counter on a node that has this tenant's stream.
   *
   * @return the tenant, or {@code _system} for a budget of the organization
   */
  public static String stream(Counter counter) {
    String tenant = counter.tenant();
    return tenant == null ? "_system" : tenant;
  }

  /** A threshold was reached. */
  public static EntryBuilder threshold(
      UUID id,
      Instant at,
      Counter counter,
      BudgetSpec spec,
      Threshold threshold,
      BudgetState state) {
    return EntryBuilder.entry(EventType.BUDGET_THRESHOLD, id, at, stream(counter))
        .text(Field.TENANT, counter.tenant())
        .text(Field.WORKSPACE, spec.workspace())
        .text(Field.USE_CASE, spec.useCase())
        .text(Field.BUDGET, counter.budget())
        .text(Field.WINDOW, counter.window().wireName())
        .objects(Field.BUDGETS, List.of(counter.toEntry()))
        .number(Field.THRESHOLD, threshold.percent())
        .text(Field.RULE, "budget." + threshold.action().wireName())
        .usd(Field.LIMIT_USD, state.limitNanoUsd())
        .usd(Field.SPENT_USD, state.spentNanoUsd());
  }

  /** A call that had no end when the node started: charged with all that was held for it. */
  public static EntryBuilder interrupted(UUID id, Instant at, OpenCall call) {
    return EntryBuilder.entry(EventType.CALL_INTERRUPTED, id, at, call.stream())
        .admitted(call.stream(), call.index())
        .text(Field.REQUEST_ID, call.requestId())
        .usd(Field.COST_USD, call.reservedNanoUsd())
        .text(Field.COST_BASIS, "worst_case")
        .text(Field.DELIVERY, "unknown");
  }

  /**
   * A settled cost was wrong.
   *
   * @param counters where the call was booked
   * @param beforeNanoUsd what it was settled with
   * @param afterNanoUsd what it really cost
   */
  public static EntryBuilder adjusted(
      UUID id,
      Instant at,
      String stream,
      List<Counter> counters,
      long beforeNanoUsd,
      long afterNanoUsd) {
    List<EntryObject> where = counters.stream().map(Counter::toEntry).toList();
    return corrected(id, at, stream, where, beforeNanoUsd, afterNanoUsd);
  }

  /**
   * A call that was settled with all that was held for it cost something else.
   *
   * @param booked what was held
   * @param afterNanoUsd what it really cost
   */
  public static EntryBuilder adjusted(
      UUID id, Instant at, String stream, Reservation booked, long afterNanoUsd) {
    return corrected(id, at, stream, booked.entryBudgets(), booked.amountNanoUsd(), afterNanoUsd);
  }

  private static EntryBuilder corrected(
      UUID id, Instant at, String stream, List<EntryObject> where, long before, long after) {
    return EntryBuilder.entry(EventType.COST_ADJUSTED, id, at, stream)
        .objects(Field.BUDGETS, where)
        .usd(Field.COST_USD, after)
        .object(
            Field.CHANGE,
            EntryObject.object()
                .text("kind", "cost")
                .text("before", dollars(before))
                .text("after", dollars(after)));
  }

  private static String dollars(long nanoUsd) {
    return BigDecimal.valueOf(nanoUsd, 9).toPlainString();
  }
}
