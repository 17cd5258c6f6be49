package io.ledgerline.governance.budget;

/** What begins when a threshold of a budget is reached. */
public enum ThresholdAction {
  /** Callers and the budget's owners are told; nothing else changes. */
  WARN("warn"),
  /** Calls are delayed, longer the more is spent: {@link Throttle}. */
  THROTTLE("throttle"),
  /** New conversations get the cheaper model of the workspace. */
  DOWNGRADE("downgrade");

  private final String wireName;

  ThresholdAction(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configuration and entries. */
  public String wireName() {
    return wireName;
  }
}
