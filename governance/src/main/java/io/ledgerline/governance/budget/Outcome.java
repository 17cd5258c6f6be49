package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to reserve. */
public sealed interface Outcome {
  /** The longest that a throttled call is made to wait; one that would wait longer is refused. */
  Duration MAX_DELAY = Duration.ofSeconds(5);

  /**
   * Every budget that counts the call holds its worst case.
   *
   * @param reservation to settle or release exactly once
   * @param states the budgets that count the call, this reservation included, widest first
   * @param delay how long the call must wait before it goes on because a budget throttles: until
   *     its turn at the threshold's requests per minute; zero if none does, never above {@link
   *     #MAX_DELAY}
   */
  record Reserved(Reservation reservation, List<BudgetState> states, Duration delay)
      implements Outcome {
    /** Whether a new conversation must use the cheaper model. */
    public boolean downgrade() {
      return states.stream().anyMatch(state -> state.does(Threshold.Action.DOWNGRADE));
    }
  }

  /**
   * At least one budget can't hold the worst case. Nothing is held anywhere.
   *
   * @param tightest the budget with the least left
   * @param neededNanoUsd the worst case that was asked for
   * @param leftNanoUsd what would have been held: the affordable amount for a clamp
   * @param onReserveShort clamp only if every budget that is short says clamp
   * @param states all budgets that count the call, widest first
   */
  record Short(
      BudgetState tightest,
      long neededNanoUsd,
      long leftNanoUsd,
      OnReserveShort onReserveShort,
      List<BudgetState> states)
      implements Outcome {
    /** The id of the tightest budget. */
    public String budget() {
      return tightest.budget();
    }

    /** When the tightest budget begins again, null for a lifetime. */
    public @Nullable Instant resetsAt() {
      return tightest.resetsAt();
    }

    /**
     * One sentence for the caller: what the call may cost, what is left, of which budget, until
     * when. Amounts of the organization, which count other tenants, are left out.
     */
    public String sentence() {
      return ShortSentence.of(this);
    }
  }

  /**
   * A budget throttles and this call's turn is further away than {@link #MAX_DELAY}. Nothing is
   * held anywhere. The caller may try again: a rate limit, not a shortage.
   *
   * @param state the budget that throttles
   * @param requestsPerMinute the rate it allows
   * @param retryAfter when a call would have its turn without waiting, at least one second
   */
  record Throttled(BudgetState state, int requestsPerMinute, Duration retryAfter)
      implements Outcome {}

  /**
   * The budgets can't be read or held now; the call must be refused.
   *
   * @param reason one sentence without secrets
   * @param retryAfter when to try again
   */
  record Unavailable(String reason, Duration retryAfter) implements Outcome {}
}
