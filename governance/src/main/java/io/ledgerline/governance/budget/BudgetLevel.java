package io.ledgerline.governance.budget;

/** What one counter of a budget belongs to, from the widest to the narrowest. */
public enum BudgetLevel {
  /** The whole deployment. */
  ORGANIZATION("organization"),
  /** One tenant. */
  TENANT("tenant"),
  /** One workspace of a tenant. */
  WORKSPACE("workspace"),
  /** One use case of a workspace. */
  USE_CASE("use_case"),
  /** Each user has a counter of their own: the limit is per user. */
  USER("user"),
  /** Each session has a counter of its own: the limit is per session. */
  SESSION("session");

  private final String wireName;

  BudgetLevel(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configuration, entries and answers. */
  public String wireName() {
    return wireName;
  }

  /** Whether a budget of this level has one counter per user or session instead of one in all. */
  public boolean perInstance() {
    return this == USER || this == SESSION;
  }
}
