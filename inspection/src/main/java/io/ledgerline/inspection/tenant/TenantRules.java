package io.ledgerline.inspection.tenant;

import io.ledgerline.inspection.scan.Category;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One document of detectors that a tenant, or the organization, adds to the standard ones. All of
 * it is bounded, so that a scan is.
 *
 * @param owner who says so, as entries name it: {@code threadco/own}
 * @param version of the document; part of every finding
 * @param patterns at most {@value #MOST_RULES} expressions
 * @param dictionaries at most {@value #MOST_RULES} lists of terms
 * @param allowed whole values that are no findings, compared without case
 */
public record TenantRules(
    String owner,
    int version,
    List<PatternRule> patterns,
    List<Dictionary> dictionaries,
    Set<String> allowed) {
  /** How many patterns, and how many dictionaries, a document may have. */
  public static final int MOST_RULES = 32;

  /** How many terms and allowed values a document may have together. */
  public static final int MOST_TERMS = 5_000;

  /** How long an expression, a term or an allowed value may be, in UTF-16 characters. */
  public static final int MOST_CHARACTERS = 200;

  /** How long everything in a document may be together, in UTF-16 characters. */
  public static final int MOST_IN_ALL = 64_000;

  public TenantRules {
    patterns = List.copyOf(patterns);
    dictionaries = List.copyOf(dictionaries);
    allowed = Set.copyOf(allowed);
    atMost("patterns", patterns.size(), MOST_RULES);
    atMost("dictionaries", dictionaries.size(), MOST_RULES);
    int terms = dictionaries.stream().mapToInt(dictionary -> dictionary.terms().size()).sum();
    atMost("terms and allowed values together", terms + allowed.size(), MOST_TERMS);
    atMost("characters of the document", characters(patterns, dictionaries, allowed), MOST_IN_ALL);
    allowed.forEach(value -> atMost("allowed value", value.length(), MOST_CHARACTERS));
    oneCategoryPerType(patterns, dictionaries);
  }

  /**
   * An expression in RE2 syntax: no back references, no look-around, linear time.
   *
   * @param type the type of what it finds, as in findings; upper case
   * @param expression at most {@value #MOST_CHARACTERS} characters
   */
  public record PatternRule(String type, Category category, String expression) {
    public PatternRule {
      atMost("expression of " + type, expression.length(), MOST_CHARACTERS);
    }
  }

  /**
   * Terms that are found as whole words, without regard to case.
   *
   * @param terms of at most {@value #MOST_CHARACTERS} characters
   */
  public record Dictionary(String type, Category category, List<String> terms) {
    public Dictionary {
      terms = List.copyOf(terms);
      terms.forEach(term -> atMost("term of " + type, term.length(), MOST_CHARACTERS));
    }
  }

  private static int characters(
      List<PatternRule> patterns, List<Dictionary> dictionaries, Set<String> allowed) {
    int sum = patterns.stream().mapToInt(pattern -> pattern.expression().length()).sum();
    for (Dictionary dictionary : dictionaries) {
      sum += dictionary.terms().stream().mapToInt(String::length).sum();
    }
    return sum + allowed.stream().mapToInt(String::length).sum();
  }

  private static void oneCategoryPerType(
      List<PatternRule> patterns, List<Dictionary> dictionaries) {
    var categories = new HashMap<String, Category>();
    patterns.forEach(pattern -> same(categories, pattern.type(), pattern.category()));
    dictionaries.forEach(each -> same(categories, each.type(), each.category()));
  }

  private static void same(Map<String, Category> known, String type, Category category) {
    Category before = known.putIfAbsent(type, category);
    if (before != null && before != category) {
      throw new IllegalArgumentException(
          "category of "
              + type
              + ": "
              + category.label()
              + " (expected: "
              + before.label()
              + ", as above; a type has one category)");
    }
  }

  private static void atMost(String what, int n, int most) {
    if (n > most) {
      throw new IllegalArgumentException(what + ": " + n + " (expected: at most " + most + ")");
    }
  }
}
