package io.ledgerline.governance.detector;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a new version of a Detectors document no longer finds. */
public final class DetectorLoosening {
  private DetectorLoosening() {}

  /**
   * What is looser, as stable names: {@code patterns}, {@code dictionaries}, {@code allowed},
   * {@code mode}; empty where nothing is. A pattern that was changed counts, for nobody can say
   * whether it finds less.
   *
   * @param before null for a document that is new: then only what it allows can be looser
   */
  public static List<String> of(@Nullable Spec before, Spec after) {
    Spec old = before == null ? new Spec(Map.of()) : before;
    var looser = new ArrayList<String>();
    if (!covers(rules(after, "patterns"), rules(old, "patterns"))) {
      looser.add("patterns");
    }
    if (!covers(rules(after, "dictionaries"), rules(old, "dictionaries"))) {
      looser.add("dictionaries");
    }
    if (!allowed(old).containsAll(allowed(after))) {
      looser.add("allowed");
    }
    if (before != null && observes(after) && !observes(before)) {
      looser.add("mode");
    }
    return looser;
  }

  /** A document that only observes allows nothing. */
  private static Set<String> allowed(Spec spec) {
    return observes(spec) ? Set.of() : Set.copyOf(spec.texts("allowed"));
  }

  private static boolean observes(Spec spec) {
    return spec.text("mode", "enforce").equals("observe");
  }

  private record Rule(String type, String what, Category category) {
    boolean covers(Rule old) {
      return type.equals(old.type)
          && what.equals(old.what)
          && category.compareTo(old.category) <= 0;
    }
  }

  private static Set<Rule> rules(Spec spec, String field) {
    var rules = new HashSet<Rule>();
    for (Spec each : spec.objects(field)) {
      var category = Category.valueOf(each.text("category").toUpperCase(Locale.ROOT));
      List<String> what =
          field.equals("patterns") ? List.of(each.text("expression")) : each.texts("terms");
      what.forEach(one -> rules.add(new Rule(each.text("type"), one, category)));
    }
    return rules;
  }

  private static boolean covers(Set<Rule> after, Set<Rule> before) {
    return before.stream()
        .allMatch(old -> after.contains(old) || after.stream().anyMatch(now -> now.covers(old)));
  }
}
