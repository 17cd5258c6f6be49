package io.ledgerline.audit;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Reads the decimal strings of dollars that {@link CanonicalWriter} writes. */
final class DollarText {
  private static final int MAX_LENGTH = 24;

  private DollarText() {}

  static OptionalLong nanos(String dollars) {
    if (dollars.length() > MAX_LENGTH || dollars.indexOf('e') >= 0 || dollars.indexOf('E') >= 0) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(dollars).movePointRight(9).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
