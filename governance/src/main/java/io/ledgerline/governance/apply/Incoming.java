package io.ledgerline.governance.apply;

import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

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
    }
    return findings;
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
