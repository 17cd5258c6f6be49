package io.ledgerline.governance.apply;

import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Names in conditions that nothing has yet. No mistakes: a policy of the organization may come
 * before the use case of a tenant, and a route before the server that has it.
 */
final class Unmatched {
  private final Desired desired;
  private final Installed installed;
  private final List<References.Finding> findings = new ArrayList<>();

  private Unmatched(Desired desired, Installed installed) {
    this.desired = desired;
    this.installed = installed;
  }

  /** What is to be noted about one document. */
  static List<References.Finding> names(
      Desired desired, SettingKey key, Spec spec, Installed installed) {
    var unmatched = new Unmatched(desired, installed);
    if (key.kind() == Kind.DATA_POLICY) {
      int cell = 0;
      for (Spec each : spec.objects("matrix")) {
        var at = "spec.matrix[%d].".formatted(cell++);
        unmatched.routes("cell " + cell, at + "routes", each.texts("routes"));
        if (key.tenant() == null) { // of a tenant's own it is a mistake
          unmatched.useCases("cell " + cell, at + "useCases", each.texts("useCases"));
        }
      }
    } else if (key.kind() == Kind.ASSURANCE) {
      unmatched.routes("it", "spec.routes", spec.texts("routes"));
    }
    return unmatched.findings;
  }

  private void routes(String what, String path, List<String> names) {
    for (String name : names) {
      if (!installed.routes().isEmpty() && !installed.routes().contains(name)) {
        findings.add(
            new References.Finding(
                path,
                "%s names route '%s', which this installation has not (it has %s): it will not match until one is called so"
                    .formatted(what, name, String.join(", ", new TreeSet<>(installed.routes())))));
      }
    }
  }

  private void useCases(String what, String path, List<String> names) {
    for (String name : names) {
      boolean known =
          desired.all().keySet().stream()
              .anyMatch(key -> key.kind() == Kind.USE_CASE && key.name().equals(name));
      if (!known) {
        findings.add(
            new References.Finding(
                path,
                "%s names use case '%s', which no tenant has: it will not match until one does"
                    .formatted(what, name)));
      }
    }
  }
}
