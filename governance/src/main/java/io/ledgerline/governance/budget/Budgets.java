package io.ledgerline.governance.budget;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Holds the worst case of each call before it goes out and books what it really cost. Thread-safe;
 * never waits for I/O, except that a node which holds too little of a budget shared with other
 * nodes asks for more within a deadline.
 *
 * <p>The order that makes recovery exact: reserve, append {@code call.admitted} with {@link
 * Reservation#amountNanoUsd()} and {@link Reservation#entryBudgets()}, relay, append the end entry
 * with its cost, settle with the same cost. A call whose {@code call.admitted} could not be
 * appended is released.
 */
public interface Budgets {
  /**
   * Holds the worst case in all budgets that count the call, or in none.
   *
   * @param call the governed call; its {@code request_id} in entries is this id's text
   * @param worstCaseNanoUsd upper bound of the cost, not negative
   * @param now the window's moment: the reservation belongs to the windows of this moment and is
   *     settled there, however late
   */
  Outcome reserve(UUID call, BudgetScope scope, long worstCaseNanoUsd, Instant now);

  /**
   * Books the cost and frees the rest. Only the first settlement or release of a reservation acts.
   *
   * @param costNanoUsd the real cost, not negative
   */
  Settlement settle(Reservation reservation, long costNanoUsd);

  /** Frees all of it, for a call that never went out. */
  Settlement release(Reservation reservation);

  /**
   * The budgets that count a call in this scope, widest first, without holding anything: for
   * thresholds at the start of a conversation, for warnings and for people.
   */
  List<BudgetState> standing(BudgetScope scope, Instant now);
}
