package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the terms in a text say it is about, as against values in it that have a category of their
 * own. One term that says enough by itself tells, or two different ones that say little each. What
 * is about health (PHI, 45 CFR 160.103) or a special category (GDPR Art. 9) is so only beside
 * somebody whom it is about. Collects, for one thread.
 */
public final class TermEvidence {
  private static final int CODE_LINES = 3;

  /** Terms that said little, from which on more than the line of others is not looked at. */
  private static final int MOST_LOOKED_AT = 64;

  private static final Set<Category> IDENTIFIES =
      EnumSet.of(Category.PII, Category.GOV_ID, Category.PHI);
  private static final Set<Category> OF_PERSONS =
      EnumSet.of(Category.PHI, Category.SPECIAL_CATEGORY);
  private static final TermWeight WEIGHT = TermWeight.standard();

  private final EnumSet<Category> told = EnumSet.noneOf(Category.class);
  private final Map<Category, String> hinted = new EnumMap<>(Category.class);
  private boolean person;
  private int codeLines;
  private int littleSaid;

  /** Takes a finding: whether it tells who somebody is. An age does not. */
  public void finding(String type, Category category) {
    person |= IDENTIFIES.contains(category) && !type.equals("AGE");
  }

  /**
   * Takes what the terms of a text say.
   *
   * @param utf8 the text that they stand in
   */
  public void terms(byte[] utf8, List<Finding> signals) {
    for (Finding signal : signals) {
      if (signal.type().equals("CODE_WORD")) {
        codeLines++;
      }
      Category category = category(signal.type());
      if (category != null && !told.contains(category)) {
        term(category, signal, utf8);
      }
    }
  }

  private void term(Category category, Finding signal, byte[] utf8) {
    String term = new String(utf8, signal.start(), signal.end() - signal.start(), UTF_8);
    boolean widely = littleSaid < MOST_LOOKED_AT;
    var says = WEIGHT.of(signal.type(), term, utf8, signal.start(), signal.end(), widely);
    littleSaid += says == TermWeight.Says.LITTLE ? 1 : 0;
    switch (says) {
      case NOTHING -> {}
      case ENOUGH -> told.add(category);
      case SHARED -> hint(category, "");
      case LITTLE -> hint(category, TermWeight.normal(term));
    }
  }

  private void hint(Category category, String term) {
    if (!term.equals(hinted.computeIfAbsent(category, _ -> term))) {
      told.add(category);
    }
  }

  private static @Nullable Category category(String signal) {
    return switch (signal) {
      case "HEALTH_TERM" -> Category.PHI;
      case "SPECIAL_TERM" -> Category.SPECIAL_CATEGORY;
      case "FINANCE_TERM" -> Category.FINANCIAL_DATA;
      case "TRADE_TERM" -> Category.TRADE_SECRET;
      default -> null;
    };
  }

  /** What it is about by all that was taken; nothing where no term tells. */
  public Set<Category> categories() {
    var about = EnumSet.copyOf(told);
    if (!person) {
      about.removeAll(OF_PERSONS);
    }
    if (codeLines >= CODE_LINES) {
      about.add(Category.SOURCE_CODE);
    }
    return about;
  }

  /** Why a text is about a category, for people. */
  public static String reason(Category category) {
    return switch (category) {
      case PHI -> "health term beside a person";
      case SPECIAL_CATEGORY -> "special category beside a person";
      case FINANCIAL_DATA -> "money term with an amount";
      case TRADE_SECRET -> "unreleased plans";
      case SOURCE_CODE -> "lines of program text";
      default -> "its terms";
    };
  }
}
