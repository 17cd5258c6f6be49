package io.ledgerline.inspection.scan;

import java.util.Collection;

/**
 * Some topics at once.
 *
 * @param low topics 0 to 63
 * @param high topics 64 to 127
 */
public record Topics(long low, long high) {
  /** These topics. */
  public static Topics of(Collection<Topic> some) {
    long low = 0;
    long high = 0;
    for (var topic : some) {
      low |= topic.low();
      high |= topic.high();
    }
    return new Topics(low, high);
  }
}
