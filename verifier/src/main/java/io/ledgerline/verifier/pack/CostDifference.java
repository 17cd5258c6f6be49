package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By how much {@code cost.adjusted} corrects a cost that the end of a call gave. */
final class CostDifference {
  /** Longer than any amount that an entry can hold. */
  private static final int MOST_DIGITS = 24;

  private CostDifference() {}

  /** In nano-dollars, of either sign; 0 where the entry does not say it in dollars. */
  static long of(EntryView entry) {
    Map<String, Object> change = entry.object(Field.CHANGE);
    try {
      return Math.subtractExact(nano(change.get("after")), nano(change.get("before")));
    } catch (ArithmeticException | NumberFormatException e) {
      return 0;
    }
  }

  private static long nano(@Nullable Object dollars) {
    if (dollars instanceof String text && text.length() <= MOST_DIGITS) {
      return new BigDecimal(text).movePointRight(9).longValueExact();
    }
    throw new NumberFormatException("change: " + dollars + " (expected: dollars as text)");
  }
}
