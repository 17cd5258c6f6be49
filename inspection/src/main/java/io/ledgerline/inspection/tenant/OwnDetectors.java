package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Disjoint;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.tenant.TenantRules.PatternRule;
import io.ledgerline.inspection.token.ByteTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One document of {@link TenantRules}, compiled. Each pattern costs a pass of its own over the text
 * (RE2: linear, work per byte bounded by the size of its program); dictionaries cost one pass
 * together. A match longer than 256 bytes is none. Immutable and thread-safe.
 */
public final class OwnDetectors {
  /** How many instructions the patterns of a document may come to; bounds the work per byte. */
  public static final int MOST_INSTRUCTIONS = 1_000;

  private static final int LONGEST_MATCH = 256;
  private static final int SURE = 1000;

  private final List<Sought> patterns = new ArrayList<>();
  private final ByteTrie literals = new ByteTrie(false);
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Terms terms = new Terms();
  private final Set<String> allowed;
  private final Map<String, Category> categories = new HashMap<>();

  /**
   * Compiles.
   *
   * @throws IllegalArgumentException for an expression that RE2 does not accept or that would cost
   *     too much, a term without a letter or digit, and a type of ours in another category
   */
  public OwnDetectors(TenantRules rules) {
    int left = MOST_INSTRUCTIONS;
    for (PatternRule rule : rules.patterns()) {
      Pattern pattern = compiled(rule);
      left -= pattern.programSize();
      if (left < 0) {
        throw new IllegalArgumentException(
            "patterns up to "
                + rule.type()
                + ": more than "
                + MOST_INSTRUCTIONS
                + " instructions (expected: fewer; write shorter repetitions, or fewer patterns)");
      }
      add(kind(rules, rule.type(), Rank.NUMBER, rule.category()), pattern, rule.expression());
    }
    for (TenantRules.Dictionary dictionary : rules.dictionaries()) {
      Kind kind = kind(rules, dictionary.type(), Rank.NAME, dictionary.category());
      dictionary.terms().forEach(term -> terms.add(term, kind));
    }
    this.allowed =
        rules.allowed().stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A pattern.
   *
   * @param literal number of the text that each match holds, -1 where none is known
   */
  private record Sought(Kind kind, Pattern pattern, int instructions, int literal) {}

  private void add(Kind kind, Pattern pattern, String expression) {
    byte[] literal = RequiredLiteral.of(expression);
    int number = literal.length == 0 ? -1 : numbers.size();
    if (number >= 0) {
      Integer known = numbers.putIfAbsent(new String(literal, UTF_8), number);
      number = known == null ? number : known;
      literals.add(literal, number);
    }
    patterns.add(new Sought(kind, pattern, pattern.programSize(), number));
  }

  private static Pattern compiled(PatternRule rule) {
    if (Repetitions.tooMany(rule.expression())) {
      throw new IllegalArgumentException(
          "pattern of "
              + rule.type()
              + ": repeats a repetition too often (expected: smaller numbers in braces, or one"
              + " level of them)");
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(rule.expression());
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "pattern of " + rule.type() + ": " + wrong.getDescription() + " (expected: RE2 syntax)",
          wrong);
    }
    if (pattern.matches("")) {
      throw new IllegalArgumentException(
          "pattern of " + rule.type() + ": matches nothing at all (expected: at least one letter)");
    }
    return pattern;
  }

  private Kind kind(TenantRules rules, String type, Rank rank, Category category) {
    Detectors standard = Detectors.standard();
    if (standard.types().contains(type) && standard.category(type) != category) {
      throw new IllegalArgumentException(
          "category of "
              + type
              + ": "
              + category.label()
              + " (expected: "
              + standard.category(type).label()
              + ", as the detector of that name has it; or another name)");
    }
    categories.put(type, category);
    return new Kind(type, rules.version(), rank, category, rules.owner());
  }

  /** What kind of data each of its types is. */
  Map<String, Category> categories() {
    return categories;
  }

  void find(byte[] utf8, int from, int to, Disjoint found, Effort effort) {
    if (!patterns.isEmpty()) {
      long held = held(utf8, from, to);
      byte[] part = from == 0 && to == utf8.length ? utf8 : Arrays.copyOfRange(utf8, from, to);
      for (Sought each : patterns) {
        if (each.literal() < 0 || (held & 1L << each.literal()) != 0) {
          effort.spend(part.length, each.instructions());
          matches(each.kind(), each.pattern().matcher(part), from, found);
        }
      }
    }
    terms.find(utf8, from, to, (kind, start, end) -> found.add(kind, start, end, SURE));
  }

  /** Which of the patterns' literals a text holds, as bits. */
  private long held(byte[] utf8, int from, int to) {
    long held = 0;
    for (int p = from; p < to; p++) {
      if (literals.startsWith(utf8[p])) {
        int node = ByteTrie.ROOT;
        for (int q = p; q < to && (node = literals.step(node, utf8[q])) != ByteTrie.NONE; q++) {
          int number = literals.ends(node);
          held |= number == ByteTrie.NONE ? 0 : 1L << number;
        }
      }
    }
    return held;
  }

  /** Whether a finding's whole value is one that is allowed. */
  boolean allows(byte[] utf8, Finding finding) {
    int length = finding.end() - finding.start();
    return !allowed.isEmpty()
        && allowed.contains(
            new String(utf8, finding.start(), length, UTF_8).toLowerCase(Locale.ROOT));
  }

  private static void matches(Kind kind, Matcher matcher, int from, Disjoint found) {
    while (matcher.find()) {
      int length = matcher.end() - matcher.start();
      if (length > 0 && length <= LONGEST_MATCH) {
        found.add(kind, from + matcher.start(), from + matcher.end(), SURE);
      }
    }
  }
}
