package io.ledgerline.governance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The sentence a caller reads when a budget is short. */
final class ShortSentence {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private ShortSentence() {}

  static String of(Outcome.Short outcome) {
    BudgetState state = outcome.tightest();
    String cost =
        "This call may cost up to " + usd(outcome.neededNanoUsd(), RoundingMode.UP) + ", ";
    String reset = reset(state.resetsAt());
    if (state.organizationOwned()) {
      return cost + "more than is left of the organization's budget " + state.budget() + reset;
    }
    return cost
        + usd(outcome.leftNanoUsd(), RoundingMode.DOWN)
        + " left of budget "
        + state.budget()
        + reset;
  }

  /** Dollars for people: cents where the amount has them, else as many digits as it needs. */
  static String usd(long nano, RoundingMode rounding) {
    BigDecimal exact = BigDecimal.valueOf(nano, 9);
    BigDecimal cents = exact.setScale(2, rounding);
    boolean small = nano > 0 && nano < 1_000_000_000L;
    BigDecimal shown = small ? exact.stripTrailingZeros() : cents;
    return "$" + (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
  }

  private static String reset(@Nullable Instant resetsAt) {
    return resetsAt == null ? ", which does not reset." : ", resets " + UTC.format(resetsAt) + ".";
  }
}
