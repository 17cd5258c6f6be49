package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataClass;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.classify.TermEvidence;
import io.ledgerline.inspection.detect.Detectors.Examined;
import io.ledgerline.inspection.scan.Category;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the terms in a request's messages say these are about: a diagnosis and a name in one message
 * are health data, in whichever of its texts they stand. What is about somebody holds from the
 * message on that says so; program text, plans and sums say so of the request alone, and change no
 * bytes: hosts and paths in code are what it works with.
 */
final class Subjects {
  /** What is restricted, and about somebody. */
  private static final Set<Category> OF_BYTES = Set.of(Category.PHI, Category.SPECIAL_CATEGORY);

  private final Function<String, Category> category;
  private final TreeMap<Integer, TermEvidence> messages = new TreeMap<>();
  private @Nullable Integer first;
  private @Nullable Set<Category> about = Set.of();

  /** With what a type of finding is. */
  Subjects(Function<String, Category> category) {
    this.category = category;
  }

  /** Takes what was seen in a text of a message. */
  void note(int message, byte[] utf8, Examined seen) {
    if (seen.findings().isEmpty() && seen.signals().isEmpty()) {
      return;
    }
    TermEvidence terms = messages.computeIfAbsent(message, _ -> new TermEvidence());
    for (Finding finding : seen.findings()) {
      terms.finding(finding.type(), category.apply(finding.type()));
    }
    terms.terms(utf8, seen.signals());
    about = null;
  }

  /** The class that content of a message has at least for what is said in it or before. */
  DataClass floorOfBytes(int message) {
    all();
    return first != null && first <= message ? DataClass.RESTRICTED : DataClass.PUBLIC;
  }

  /** What all of it is about. */
  Set<Category> all() {
    Set<Category> known = about;
    if (known == null) {
      known = EnumSet.noneOf(Category.class);
      first = null;
      for (Map.Entry<Integer, TermEvidence> each : messages.entrySet()) {
        Set<Category> says = each.getValue().categories();
        known.addAll(says);
        first = first == null && !Collections.disjoint(says, OF_BYTES) ? each.getKey() : first;
      }
      about = known;
    }
    return known;
  }
}
