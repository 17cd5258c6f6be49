package io.ledgerline.governance.budget;

/** How long a budget counts before it begins again, in UTC. */
public enum BudgetWindow {
  /** From midnight. */
  DAY("day", "daily"),
  /** From Monday midnight (ISO 8601). */
  WEEK("week", "weekly"),
  /** From the first of the month. */
  MONTH("month", "monthly"),
  /** Never begins again. A session's lifetime ends when it has not been used for 30 days. */
  LIFETIME("lifetime", "lifetime");

  private final String wireName;
  private final String adverb;

  BudgetWindow(String wireName, String adverb) {
    this.wireName = wireName;
    this.adverb = adverb;
  }

  /** The name in configuration and answers. */
  public String wireName() {
    return wireName;
  }

  /** The word of the header {@code anthropic-ratelimit-unified-overage-period}. */
  public String adverb() {
    return adverb;
  }
}
