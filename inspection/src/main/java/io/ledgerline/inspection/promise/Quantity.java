package io.ledgerline.inspection.promise;

import java.math.BigDecimal;

/** Something countable in a promise, so that two ways to say the same are equal. */
public sealed interface Quantity {
  /** Whether terms that offer {@code offered} offer this too. */
  boolean offeredBy(Quantity offered);

  /**
   * A span of time in hours. A unit of no fixed length (a month, a year) makes each end a range.
   *
   * @param shortest the least the lower end may be
   * @param shorter the most the lower end may be
   * @param longer the least the upper end may be
   * @param longest the most the upper end may be
   */
  record Period(long shortest, long shorter, long longer, long longest) implements Quantity {
    /** Both ends must lie within what is offered: {@code 2 to 90 days} is not {@code 60 days}. */
    @Override
    public boolean offeredBy(Quantity offered) {
      return offered instanceof Period(long least, long _, long _, long most)
          && shorter >= least
          && shortest <= most
          && longest >= least
          && longer <= most;
    }

    /** From this to {@code other}. */
    Period to(Period other) {
      return new Period(shortest, shorter, other.longer, other.longest);
    }
  }

  /**
   * An amount of money.
   *
   * @param amount in the currency's unit, exact
   * @param currency ISO 4217
   */
  record Money(BigDecimal amount, String currency) implements Quantity {
    @Override
    public boolean offeredBy(Quantity offered) {
      return offered instanceof Money(BigDecimal same, String in)
          && in.equals(currency)
          && same.compareTo(amount) == 0;
    }
  }

  /** A share in percent. */
  record Percent(BigDecimal share) implements Quantity {
    @Override
    public boolean offeredBy(Quantity offered) {
      return offered instanceof Percent(BigDecimal same) && same.compareTo(share) == 0;
    }
  }

  /** Without an end: for life, any time, unlimited. */
  record Unlimited() implements Quantity {
    @Override
    public boolean offeredBy(Quantity offered) {
      return offered instanceof Unlimited;
    }
  }

  /** At no charge. */
  record Free() implements Quantity {
    @Override
    public boolean offeredBy(Quantity offered) {
      return offered instanceof Free;
    }
  }

  /** What others ask for, if that is less. */
  record Matched() implements Quantity {
    @Override
    public boolean offeredBy(Quantity offered) {
      return offered instanceof Matched;
    }
  }
}
