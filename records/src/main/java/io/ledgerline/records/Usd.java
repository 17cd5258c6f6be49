package io.ledgerline.records;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Nano-dollars (1 USD = 1,000,000,000) as decimal text, and back. */
public final class Usd {
  private static final int NANO_DIGITS = 9;
  private static final int SHOWN_DIGITS = 6;

  private Usd() {}

  /**
   * Exact nano-dollars of a decimal.
   *
   * @throws NumberFormatException when the text is no decimal
   * @throws ArithmeticException when it is finer than a nano-dollar or above 9.2 billion dollars
   */
  public static long toNano(String usd) {
    return new BigDecimal(usd).movePointRight(NANO_DIGITS).longValueExact();
  }

  /** Every digit, without trailing zeros: {@code 0.0031415}. */
  public static String exact(long nano) {
    var usd = BigDecimal.valueOf(nano, NANO_DIGITS).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0).toPlainString() : usd.toPlainString();
  }

  /** Six decimals, halves rounded up: {@code 0.003142}. */
  public static String sixDecimals(long nano) {
    return BigDecimal.valueOf(nano, NANO_DIGITS)
        .setScale(SHOWN_DIGITS, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
