package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Disjoint;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The standard detectors with a tenant's rules on top. Immutable and thread-safe. Each pattern
 * costs a pass of its own over the text (RE2, linear); a match longer than 256 bytes is none.
 */
public final class TenantDetectors {
  private static final int LONGEST_MATCH = 256;
  private static final int SURE = 990;

  private final Detectors standard;
  private final Map<Kind, Pattern> patterns = new LinkedHashMap<>();
  private final Terms terms = new Terms();
  private final Set<String> allowed;
  private final Map<String, Category> categories = new HashMap<>();

  /**
   * Compiles a tenant's rules.
   *
   * @throws IllegalArgumentException for an expression that RE2 does not accept, or a wrong type
   */
  public TenantDetectors(Detectors standard, TenantRules rules) {
    this.standard = standard;
    for (var rule : rules.patterns()) {
      var kind = Kind.of(rule.type(), Rank.NUMBER, rule.category());
      categories.put(rule.type(), rule.category());
      try {
        patterns.put(kind, Pattern.compile(rule.expression()));
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException(
            "pattern of " + rule.type() + ": " + wrong.getDescription() + " (expected: RE2 syntax)",
            wrong);
      }
    }
    for (var dictionary : rules.dictionaries()) {
      var kind = Kind.of(dictionary.type(), Rank.NAME, dictionary.category());
      categories.put(dictionary.type(), dictionary.category());
      dictionary.terms().forEach(term -> terms.add(term, kind));
    }
    this.allowed =
        rules.allowed().stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** As {@link Detectors#scan}, with the tenant's findings, without the tenant's allowed values. */
  public List<Finding> scan(byte[] utf8, int from, int to, ScanContext context) {
    var found = Disjoint.of(standard.scan(utf8, from, to, context));
    patterns.forEach((kind, pattern) -> matches(kind, pattern, utf8, from, to, found));
    terms.find(utf8, from, to, (kind, start, end) -> found.add(kind, start, end, SURE));
    var findings = new ArrayList<>(found.settled());
    findings.removeIf(finding -> isAllowed(utf8, finding));
    return List.copyOf(findings);
  }

  /** What kind of data a type is, the tenant's own types included. */
  public Category category(String type) {
    return categories.getOrDefault(type, standard.category(type));
  }

  private boolean isAllowed(byte[] utf8, Finding finding) {
    int length = finding.end() - finding.start();
    return !allowed.isEmpty()
        && allowed.contains(
            new String(utf8, finding.start(), length, UTF_8).toLowerCase(Locale.ROOT));
  }

  private static void matches(
      Kind kind, Pattern pattern, byte[] utf8, int from, int to, Disjoint found) {
    byte[] part = from == 0 && to == utf8.length ? utf8 : Arrays.copyOfRange(utf8, from, to);
    Matcher matcher = pattern.matcher(part);
    while (matcher.find()) {
      int length = matcher.end() - matcher.start();
      if (length > 0 && length <= LONGEST_MATCH) {
        found.add(kind, from + matcher.start(), from + matcher.end(), SURE);
      }
    }
  }
}
