package io.ledgerline.governance.apply;

import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of documents that come in, and not of what is stored: a stored document that was
 * sound once stops nobody's change.
 */
final class Incoming {
  private Incoming() {}

  /** What is wrong with a document by itself. */
  static List<References.Finding> check(Kind kind, Spec spec) {
    var findings = new ArrayList<References.Finding>();
    if (kind == Kind.OUTPUT_RULES) {
      try {
        OutputSettings.checkReferences(spec);
      } catch (IllegalArgumentException e) {
        findings.add(new References.Finding("spec.format.schema", String.valueOf(e.getMessage())));
      }
      checkNames(spec, "forbidden", findings);
      checkNames(spec, "required", findings);
      checkLimits(spec.objectOrNull("promises"), findings);
      checkFallback(spec.text("fallback"), findings);
    }
    return findings;
  }

  /** The last of two would hold, and nobody would see which that is. */
  private static void checkLimits(@Nullable Spec promises, List<References.Finding> findings) {
    var topics = new HashSet<String>();
    int index = 0;
    for (Spec each : promises == null ? List.<Spec>of() : promises.objects("limits")) {
      String topic = each.text("topic");
      if (!topics.add(topic)) {
        findings.add(
            new References.Finding(
                "spec.promises.limits[%d].topic".formatted(index),
                "another limit is about '%s'; name one for each topic".formatted(topic)));
      }
      index++;
    }
  }

  /** A text of nothing but space would be refused by the API when it comes back as history. */
  private static void checkFallback(String fallback, List<References.Finding> findings) {
    boolean blank =
        fallback.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    if (blank) {
      findings.add(
          new References.Finding(
              "spec.fallback", "blank; write what callers read in place of a blocked answer"));
    }
  }

  /** Findings are told by the name of their rule: two of one name can't be told apart. */
  private static void checkNames(Spec spec, String list, List<References.Finding> findings) {
    var names = new HashSet<String>();
    int index = 0;
    for (Spec each : spec.objects(list)) {
      String name = each.text("name");
      if (!names.add(name)) {
        findings.add(
            new References.Finding(
                "spec.%s[%d].name".formatted(list, index),
                "another statement is called '%s'; give each a name of its own".formatted(name)));
      }
      index++;
    }
  }
}
