package io.ledgerline.inspection.scan;

/**
 * What the words around one place are about. Reused from place to place, never shared between
 * scans. Words count whole; the nearest one counts most.
 */
public final class Context {
  private long nearLow;
  private long nearHigh;
  private long allLow;
  private long allHigh;

  /** Whether the nearest word with a topic is about this one. */
  public boolean near(Topic topic) {
    return (nearLow & topic.low() | nearHigh & topic.high()) != 0;
  }

  /** Whether any word around is about it. */
  public boolean has(Topic topic) {
    return (allLow & topic.low() | allHigh & topic.high()) != 0;
  }

  /** Whether no word around is about anything. */
  public boolean isEmpty() {
    return (allLow | allHigh) == 0;
  }

  /** Whether there is a nearest word, and it is about something else. */
  public boolean speaksOfOther(Topic topic) {
    return (nearLow | nearHigh) != 0 && !near(topic);
  }

  void clear() {
    nearLow = 0;
    nearHigh = 0;
    allLow = 0;
    allHigh = 0;
  }

  /** A word, in the order from near to far. */
  void see(long low, long high) {
    if ((nearLow | nearHigh) == 0) {
      nearLow = low;
      nearHigh = high;
    }
    allLow |= low;
    allHigh |= high;
  }
}
