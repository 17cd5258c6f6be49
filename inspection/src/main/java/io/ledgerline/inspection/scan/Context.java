package io.ledgerline.inspection.scan;

import java.util.List;

/**
 * What the words around one place are about. Reused from place to place, never shared between
 * scans. Words count whole; the nearest one counts most.
 */
public final class Context {
  private static final List<Topic> SOFT =
      List.of(
          Topic.PHONE,
          Topic.NUMBER,
          Topic.ADDRESS,
          Topic.POSTCODE,
          Topic.DATE,
          Topic.AGE,
          Topic.BIRTH,
          Topic.GEO,
          Topic.IP,
          Topic.DIAGNOSIS,
          Topic.EXPIRY,
          Topic.INSURANCE,
          Topic.CONTRACT);
  private static final long SOFT_LOW =
      SOFT.stream().mapToLong(Topic::low).reduce(0, (a, b) -> a | b);
  private static final long SOFT_HIGH =
      SOFT.stream().mapToLong(Topic::high).reduce(0, (a, b) -> a | b);

  /** Words that leave room for the one before them: "number is", "account number of the loan". */
  private static final long OPEN = Topic.NUMBER.high() | Topic.CONTRACT.high();

  private long nearLow;
  private long nearHigh;
  private long allLow;
  private long allHigh;
  private int nearest;

  /** Whether the nearest word with a topic is about this one. */
  public boolean near(Topic topic) {
    return (nearLow & topic.low() | nearHigh & topic.high()) != 0;
  }

  /** Whether any word around is about it. */
  public boolean has(Topic topic) {
    return (allLow & topic.low() | allHigh & topic.high()) != 0;
  }

  /** Whether the nearest word with a topic is about one of these. */
  public boolean near(Topics topics) {
    return (nearLow & topics.low() | nearHigh & topics.high()) != 0;
  }

  /** Whether no word around is about anything. */
  public boolean isEmpty() {
    return (allLow | allHigh) == 0;
  }

  /**
   * Whether there is a nearest word, and it is about something else. What customers are counted by
   * is nothing else: it may be any number.
   */
  public boolean speaksOfOther(Topic topic) {
    long other =
        nearLow & ~Topic.CUSTOMER.low()
            | nearHigh & ~Topic.CONTRACT.high() & ~Topic.CUSTOMER.high();
    return other != 0 && !near(topic);
  }

  /** Whether the nearest word leaves open what a number is: none, or one about a place or time. */
  public boolean isSoft() {
    return (nearLow | nearHigh) == 0 || isSoft(nearLow, nearHigh);
  }

  private static boolean isSoft(long low, long high) {
    return (low & SOFT_LOW | high & SOFT_HIGH) != 0;
  }

  /** Whether "number is" stands before, and no word beside it says which number. */
  public boolean isUnnamedNumber() {
    return near(Topic.NUMBER) && (nearLow & ~SOFT_LOW | nearHigh & ~SOFT_HIGH) == 0;
  }

  /** Whether the nearest word is about how long something is good, and nothing else. */
  public boolean isAboutTime() {
    return nearLow == Topic.EXPIRY.low() && nearHigh == Topic.EXPIRY.high();
  }

  void clear() {
    nearLow = 0;
    nearHigh = 0;
    allLow = 0;
    allHigh = 0;
    nearest = -1;
  }

  /** What stands behind the place, after all that stands before it. */
  void follow(Context behind) {
    see(behind.nearLow, behind.nearHigh);
    allLow |= behind.allLow;
    allHigh |= behind.allHigh;
  }

  /** What any word around is about: topics 0 to 63. */
  long low() {
    return allLow;
  }

  /** The same: topics 64 to 127. */
  long high() {
    return allHigh;
  }

  void save(long[] into, int at) {
    into[at] = nearLow;
    into[at + 1] = nearHigh;
    into[at + 2] = allLow;
    into[at + 3] = allHigh;
  }

  void restore(long[] from, int at) {
    nearLow = from[at];
    nearHigh = from[at + 1];
    allLow = from[at + 2];
    allHigh = from[at + 3];
    nearest = -1;
  }

  /** The name of the field that the place is in: nearer than the words of its tags. */
  void entitle(long low, long high) {
    nearLow = low;
    nearHigh = high;
    allLow |= low;
    allHigh |= high;
  }

  /** A word or a label, in the order from near to far. */
  void see(long low, long high) {
    see(low, high, -1, -1);
  }

  /**
   * A word or phrase before the place, in the order from near to far. One that reaches over the
   * nearest so far says what that was part of: a "national insurance number" is no insurance
   * number; but "mi número" leaves open which number it is, and "número de cliente" does not. The
   * one before "number is", which is said of every number, and before "loan", is as near.
   */
  void see(long low, long high, int firstToken, int lastToken) {
    if ((nearLow | nearHigh & ~OPEN) == 0) {
      nearLow = low;
      nearHigh |= high;
      nearest = firstToken;
    } else if (nearest >= 0 && lastToken >= nearest && (isSoft() || !isSoft(low, high))) {
      nearLow = low;
      nearHigh = high | nearHigh & OPEN;
      nearest = firstToken;
    }
    allLow |= low;
    allHigh |= high;
  }
}
