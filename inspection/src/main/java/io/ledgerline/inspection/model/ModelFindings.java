package io.ledgerline.inspection.model;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.Upon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lays what a model found upon other findings, by the rules for everything that is not our own: it
 * adds and never takes away. What is only a part of a finding of its category adds nothing.
 */
public final class ModelFindings {
  private ModelFindings() {}

  /**
   * Both together, sorted and disjoint.
   *
   * @param card the model
   * @param said what it said of the text; values are sorted and disjoint
   * @param shift where the text it was given begins in the bytes that {@code below} is about
   * @param leastPermille the least confidence that the asker counts
   * @param below sorted and disjoint
   * @param category what kind of data a type is
   */
  public static List<Finding> upon(
      ModelCard card,
      List<Said> said,
      int shift,
      int leastPermille,
      List<Finding> below,
      Function<String, Category> category) {
    var own = new ArrayList<Finding>();
    int at = 0;
    for (Said each : said) {
      if (each.meaning() instanceof Meaning.Value value && each.permille() >= leastPermille) {
        var finding =
            new Finding(
                value.type(),
                each.start() + shift,
                each.end() + shift,
                each.permille(),
                card.detector());
        while (at < below.size() && below.get(at).end() <= finding.start()) {
          at++;
        }
        if (at == below.size() || !covers(below.get(at), finding, category)) {
          own.add(finding);
        }
      }
    }
    return Upon.lay(own, below, category);
  }

  private static boolean covers(Finding other, Finding own, Function<String, Category> category) {
    return other.start() <= own.start()
        && other.end() >= own.end()
        && other.end() - other.start() > own.end() - own.start()
        && category.apply(other.type()) == category.apply(own.type());
  }
}
