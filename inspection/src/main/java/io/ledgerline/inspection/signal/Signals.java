package io.ledgerline.inspection.signal;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import java.util.List;

/** What a text says about itself without being a value to protect. */
public final class Signals {
  public static final Kind HEALTH = signal("HEALTH_TERM", Category.PHI);
  public static final Kind SPECIAL = signal("SPECIAL_TERM", Category.SPECIAL_CATEGORY);
  public static final Kind FINANCE = signal("FINANCE_TERM", Category.FINANCIAL_DATA);
  public static final Kind TRADE = signal("TRADE_TERM", Category.TRADE_SECRET);
  public static final Kind CODE = signal("CODE_WORD", Category.SOURCE_CODE);
  public static final Kind LEGAL = signal("MARKED_PRIVILEGED", Category.LEGAL_PRIVILEGED);
  public static final Kind MARKED_INTERNAL = signal("MARKED_INTERNAL", Category.NONE);
  public static final Kind MARKED_CONFIDENTIAL = signal("MARKED_CONFIDENTIAL", Category.NONE);
  public static final Kind MARKED_RESTRICTED = signal("MARKED_RESTRICTED", Category.NONE);

  private Signals() {}

  static List<Kind> all() {
    return List.of(
        HEALTH,
        SPECIAL,
        FINANCE,
        TRADE,
        CODE,
        LEGAL,
        MARKED_INTERNAL,
        MARKED_CONFIDENTIAL,
        MARKED_RESTRICTED);
  }

  private static Kind signal(String type, Category category) {
    return Kind.of(type, Rank.SIGNAL, category);
  }
}
