package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One counter of a budget at one moment.
 *
 * @param budget the budget's id, {@code tenant/name} or {@code /name}
 * @param level what the counter belongs to
 * @param organizationOwned whether it counts several tenants: its amounts are then not for callers
 * @param window the kind of window
 * @param startsAt when this window began; {@link Instant#EPOCH} for a lifetime
 * @param resetsAt when it begins again, null for a lifetime
 * @param limitNanoUsd the hard limit
 * @param spentNanoUsd settled so far, on all nodes as far as known; may be above the limit after
 *     the limit was lowered
 * @param reservedNanoUsd held by calls under way on this node, this one included
 * @param reached the thresholds that act, by percentage upwards
 */
public record BudgetState(
    String budget,
    BudgetLevel level,
    boolean organizationOwned,
    Window window,
    Instant startsAt,
    @Nullable Instant resetsAt,
    long limitNanoUsd,
    long spentNanoUsd,
    long reservedNanoUsd,
    List<Threshold> reached) {

  /** What a further call could still reserve, in nano-dollars, never negative. */
  public long leftNanoUsd() {
    long afterSpent = Math.max(0, limitNanoUsd - spentNanoUsd);
    return Math.max(0, afterSpent - reservedNanoUsd);
  }

  /** Whether a threshold with this action is reached. */
  public boolean does(Threshold.Action action) {
    for (int i = 0; i < reached.size(); i++) {
      if (reached.get(i).action() == action) {
        return true;
      }
    }
    return false;
  }
}
