package io.ledgerline.governance.limit;

import java.util.Locale;

/**
 * What a budget counts together. At {@code USER} and {@code SESSION} the limit holds for each user
 * or session by itself, not for all of them together.
 */
public enum BudgetLevel {
  ORGANIZATION,
  TENANT,
  WORKSPACE,
  USE_CASE,
  USER,
  SESSION;

  /** The name used in documents and entries, for example {@code use_case}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
