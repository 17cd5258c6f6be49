package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which Claude Code tells a developer how a budget stands, as in the wire contract
 * of Anthropic's own gateway ({@code GET /protocol}). Names are lower case, in the order to send
 * them.
 *
 * <p>Utilisation is rounded down to hundredths. Of a budget of the organization only the reached
 * threshold is shown, because its amounts count other tenants.
 */
public final class UnifiedHeaders {
  private static final String UNIFIED = "anthropic-ratelimit-unified-";

  private UnifiedHeaders() {}

  /**
   * Headers of an answer that goes through: how the fullest budget stands, and a warning once one
   * of its thresholds is reached. Empty where no budget counts the call.
   */
  public static List<Map.Entry<String, String>> allowed(List<BudgetState> states) {
    BudgetState fullest = fullest(states);
    if (fullest == null) {
      return List.of();
    }
    String status = fullest.reached().isEmpty() ? "allowed" : "allowed_warning";
    Headers headers = new Headers().unified("status", status);
    headers.resets(fullest.resetsAt()).unified("overage-utilization", utilization(fullest));
    if (!fullest.reached().isEmpty()) {
      headers
          .unified("overage-surpassed-threshold", share(fullest.reached().getLast().percent()))
          .unified("representative-claim", "overage")
          .unified("overage-status", status);
    }
    return headers.period(fullest.window()).list;
  }

  /**
   * Headers of the 429 {@code billing_error} of a short budget. {@code representative-claim} and
   * {@code overage-status} are left off, so that the client shows our sentence.
   */
  public static List<Map.Entry<String, String>> rejected(Outcome.Short shortage, Instant now) {
    BudgetState state = shortage.tightest();
    Instant resetsAt = state.resetsAt();
    Headers headers = new Headers();
    if (resetsAt != null) {
      long seconds = Math.max(1, Math.ceilDiv(Duration.between(now, resetsAt).toMillis(), 1000));
      headers.add("retry-after", Long.toString(seconds));
    }
    return headers
        .add("x-should-retry", "false")
        .unified("status", "rejected")
        .resets(resetsAt)
        .unified("overage-utilization", "1")
        .unified("overage-surpassed-threshold", "1")
        .period(state.window())
        .unified("overage-disabled-reason", "org_spend_cap_reached")
        .list;
  }

  /** Headers of the refusal while the budgets can't be read. */
  public static List<Map.Entry<String, String>> unreadable(Outcome.Unavailable unavailable) {
    return new Headers()
        .add("retry-after", Long.toString(Math.max(1, unavailable.retryAfter().toSeconds())))
        .unified("status", "rejected")
        .unified("overage-disabled-reason", "fetch_error")
        .list;
  }

  private static @Nullable BudgetState fullest(List<BudgetState> states) {
    BudgetState fullest = null;
    for (BudgetState state : states) {
      if (fullest == null || isFuller(state, fullest)) {
        fullest = state;
      }
    }
    return fullest;
  }

  private static boolean isFuller(BudgetState state, BudgetState other) {
    if (state.reached().isEmpty() != other.reached().isEmpty()) {
      return other.reached().isEmpty();
    }
    return new BigDecimal(utilization(state)).compareTo(new BigDecimal(utilization(other))) > 0;
  }

  private static String utilization(BudgetState state) {
    if (state.organizationOwned()) {
      return share(state.reached().isEmpty() ? 0 : state.reached().getLast().percent());
    }
    if (state.limitNanoUsd() == 0) {
      return "1";
    }
    BigDecimal spent = BigDecimal.valueOf(state.spentNanoUsd());
    BigDecimal share = spent.divide(BigDecimal.valueOf(state.limitNanoUsd()), 2, RoundingMode.DOWN);
    return plain(share.min(BigDecimal.ONE));
  }

  private static String share(int percent) {
    return plain(BigDecimal.valueOf(percent, 2));
  }

  private static String plain(BigDecimal share) {
    return share.signum() == 0 ? "0" : share.stripTrailingZeros().toPlainString();
  }

  /** Headers in the order added. */
  private static final class Headers {
    final List<Map.Entry<String, String>> list = new ArrayList<>(8);

    Headers add(String name, String value) {
      list.add(Map.entry(name, value));
      return this;
    }

    Headers unified(String name, String value) {
      return add(UNIFIED + name, value);
    }

    Headers resets(@Nullable Instant at) {
      if (at == null) {
        return this;
      }
      String seconds = Long.toString(at.getEpochSecond());
      return unified("reset", seconds).unified("overage-reset", seconds);
    }

    /** A lifetime has no word in the contract. */
    Headers period(Window window) {
      return switch (window) {
        case DAY -> unified("overage-period", "daily");
        case WEEK -> unified("overage-period", "weekly");
        case MONTH -> unified("overage-period", "monthly");
        case LIFETIME -> this;
      };
    }
  }
}
