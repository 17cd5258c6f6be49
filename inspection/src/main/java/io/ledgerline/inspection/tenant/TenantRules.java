package io.ledgerline.inspection.tenant;

import io.ledgerline.inspection.scan.Category;
import java.util.List;
import java.util.Set;

/**
 * What a tenant adds to the standard detectors.
 *
 * @param patterns at most 64 expressions
 * @param dictionaries at most 64 lists of terms
 * @param allowed whole values that are never reported, compared without case; at most 10,000
 */
public record TenantRules(
    List<PatternRule> patterns, List<Dictionary> dictionaries, Set<String> allowed) {
  /** Nothing added. */
  public static final TenantRules NONE = new TenantRules(List.of(), List.of(), Set.of());

  static final int MOST_RULES = 64;
  static final int MOST_TERMS = 10_000;
  static final int MOST_CHARACTERS = 200;

  public TenantRules {
    patterns = List.copyOf(patterns);
    dictionaries = List.copyOf(dictionaries);
    allowed = Set.copyOf(allowed);
    atMost("patterns", patterns.size(), MOST_RULES);
    atMost("dictionaries", dictionaries.size(), MOST_RULES);
    atMost("allowed values", allowed.size(), MOST_TERMS);
  }

  /**
   * An expression in RE2 syntax: no back references, no look-around, linear time.
   *
   * @param type the type of what it finds, as in findings; upper case
   * @param expression at most 200 characters
   */
  public record PatternRule(String type, Category category, String expression) {
    public PatternRule {
      atMost("expression", expression.length(), MOST_CHARACTERS);
    }
  }

  /**
   * Terms that are found as whole words, without regard to case.
   *
   * @param terms at most 10,000, of at most 200 characters
   */
  public record Dictionary(String type, Category category, List<String> terms) {
    public Dictionary {
      terms = List.copyOf(terms);
      atMost("terms", terms.size(), MOST_TERMS);
      terms.forEach(term -> atMost("term", term.length(), MOST_CHARACTERS));
    }
  }

  private static void atMost(String what, int n, int most) {
    if (n > most) {
      throw new IllegalArgumentException(what + ": " + n + " (expected: at most " + most + ")");
    }
  }
}
