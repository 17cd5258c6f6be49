package io.ledgerline.inspection.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.output.OutputFinding;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Values of some categories that the request did not hold. */
record DataFinder(Detectors detectors, Set<Category> categories, Predicate<String> known)
    implements FindingRule.Finder {
  static final Set<Category> SECRETS = EnumSet.of(Category.SECRETS);
  static final Set<Category> PERSONAL =
      EnumSet.of(
          Category.PII,
          Category.PHI,
          Category.PCI,
          Category.GOV_ID,
          Category.FINANCIAL_DATA,
          Category.SPECIAL_CATEGORY);

  private static final ScanContext CONTEXT = new ScanContext("", 500);

  @Override
  public List<OutputFinding> find(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    var found = new ArrayList<OutputFinding>();
    // Findings are in order, so that no part of a long text is counted twice.
    int from = 0;
    int characters = 0;
    for (Finding each : detectors.scan(utf8, 0, utf8.length, CONTEXT)) {
      if (!categories.contains(detectors.category(each.type()))) {
        continue;
      }
      int start = characters + new String(utf8, from, each.start() - from, UTF_8).length();
      int end = start + new String(utf8, each.start(), each.end() - each.start(), UTF_8).length();
      from = each.end();
      characters = end;
      if (!known.test(text.substring(start, end))) {
        found.add(new OutputFinding(kind(), start, end, reason(each.type())));
      }
    }
    return found;
  }

  private OutputFinding.Kind kind() {
    return categories.contains(Category.SECRETS)
        ? OutputFinding.Kind.SECRET
        : OutputFinding.Kind.PERSONAL_DATA;
  }

  private static String reason(String type) {
    return "holds data of type " + type + " that the request did not";
  }

  @Override
  public int unfinished(String text) {
    return 0;
  }
}
