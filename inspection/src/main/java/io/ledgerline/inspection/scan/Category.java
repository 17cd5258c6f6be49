package io.ledgerline.inspection.scan;

import java.util.Locale;

/** What kind of data a text holds. Names are stable and lower-case in entries. */
public enum Category {
  SECRETS,
  GOV_ID,
  PHI,
  PCI,
  SPECIAL_CATEGORY,
  PII,
  FINANCIAL_DATA,
  LEGAL_PRIVILEGED,
  SOURCE_CODE,
  TRADE_SECRET,
  INTERNAL_INFRA,
  BUSINESS_CONTACT,
  /** Nothing that a rule is about: a date or a company on its own. */
  NONE;

  /** The name in entries, answers and policies. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
