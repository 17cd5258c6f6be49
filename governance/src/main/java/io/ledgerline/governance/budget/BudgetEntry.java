package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What one entry of the ledger means to budgets. */
sealed interface BudgetEntry {
  /** A call went out; its worst case is held. */
  record Admitted(@Nullable String requestId, Instant at, long reserved, List<Counter> counters)
      implements BudgetEntry {}

  /**
   * A call ended.
   *
   * @param admitted where it was admitted, null where the entry does not say
   * @param cost what it cost; where the entry does not say, all that was held
   */
  record Ended(EntryView.@Nullable Position admitted, @Nullable String requestId, OptionalLong cost)
      implements BudgetEntry {}

  /** A settled cost was corrected by a difference of either sign. */
  record Adjusted(List<Counter> counters, long difference) implements BudgetEntry {}

  /** A threshold was reported. */
  record Reported(List<Counter> counters, int percent) implements BudgetEntry {}

  /** Nothing to do with money. */
  record Other() implements BudgetEntry {}

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException when an entry about money does not say how much or where
   */
  static BudgetEntry of(EntryView entry) {
    return switch (entry.type()) {
      case CALL_ADMITTED -> admitted(entry);
      case CALL_COMPLETED, CALL_REFUSED, CALL_FAILED, CALL_ABORTED, CALL_INTERRUPTED ->
          new Ended(entry.admitted(), entry.text(Field.REQUEST_ID), entry.nanoUsd(Field.COST_USD));
      case COST_ADJUSTED -> new Adjusted(counters(entry), difference(entry));
      case BUDGET_THRESHOLD ->
          new Reported(counters(entry), Math.toIntExact(entry.number(Field.THRESHOLD).orElse(0)));
      default -> new Other();
    };
  }

  private static Admitted admitted(EntryView entry) {
    List<Counter> counters = counters(entry);
    OptionalLong reserved = entry.nanoUsd(Field.COST_RESERVED_USD);
    if (reserved.isEmpty() && !counters.isEmpty()) {
      throw new IllegalArgumentException(
          "cost_reserved_usd: absent (expected: given with budgets)");
    }
    return new Admitted(entry.text(Field.REQUEST_ID), entry.ts(), reserved.orElse(0), counters);
  }

  private static List<Counter> counters(EntryView entry) {
    if (entry.object(Field.SHORTENED).containsKey(Field.BUDGETS.wireName())) {
      throw new IllegalArgumentException("budgets: shortened (expected: all of them)");
    }
    return entry.objects(Field.BUDGETS).stream().map(Counter::ofEntry).toList();
  }

  private static long difference(EntryView entry) {
    Map<String, Object> change = entry.object(Field.CHANGE);
    return Math.subtractExact(nano(change.get("after")), nano(change.get("before")));
  }

  private static long nano(@Nullable Object dollars) {
    if (dollars instanceof String text && text.length() <= 24) {
      try {
        return new BigDecimal(text).movePointRight(9).longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("change: " + text + " (expected: dollars)", e);
      }
    }
    throw new IllegalArgumentException("change: " + dollars + " (expected: dollars as text)");
  }
}
