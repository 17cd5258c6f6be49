package io.ledgerline.governance.data;

import io.ledgerline.inspection.scan.Category;
import java.util.Locale;

/** How sensitive content is, from the mildest to the strictest. */
public enum DataClass {
  /** Meant for everybody; no content is taken for that by what is found in it. */
  PUBLIC,
  /** Meant for everybody inside: whatever nothing is found in, too. */
  INTERNAL,
  /** Meant for few: contact data, contracts, figures that are not published, program text. */
  CONFIDENTIAL,
  /** Secrets, government ids, health and payment data. */
  RESTRICTED;

  /** The name in settings and entries. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of that name in settings. */
  public static DataClass of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** The class that a category raises content to. */
  public static DataClass of(Category category) {
    return switch (category) {
      case NONE -> PUBLIC;
      case INTERNAL_INFRA, BUSINESS_CONTACT -> INTERNAL;
      case PII, FINANCIAL_DATA, LEGAL_PRIVILEGED, SOURCE_CODE, TRADE_SECRET -> CONFIDENTIAL;
      case SECRETS, GOV_ID, PHI, PCI, SPECIAL_CATEGORY -> RESTRICTED;
    };
  }

  /** The stricter of the two. */
  public DataClass or(DataClass other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
