package io.ledgerline.governance.apply;

import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of taking one setting back: what is left must not break by it, and what names
 * people, calls and logs is never taken back.
 */
final class Removal {
  private final Settings settings;
  private final Scope scope;
  private final SettingKey key;
  private final Desired with = new Desired();
  private final Desired without = new Desired();
  private @Nullable Setting stored;

  Removal(Settings settings, Scope scope, SettingKey key) {
    this.settings = settings;
    this.scope = scope;
    this.key = key;
  }

  Plan plan() {
    if (!Apply.within(scope, key)) {
      return refused("is outside what this key may change; use one of its tenant's administrators");
    }
    String never = never(key.kind());
    if (never != null) {
      return refused(never);
    }
    long revision = settings.within(scope, SettingWriter::revision);
    read();
    Setting now = stored;
    if (now == null) {
      return refused("there is none, so there is nothing to take back");
    }
    List<Problem> broken = broken();
    if (!broken.isEmpty()) {
      return new Plan(scope, revision, List.of(), broken);
    }
    var change =
        new Change(
            key,
            Change.Action.REMOVE,
            now.version(),
            SpecDiff.lines(now.spec(), Map.of()),
            Map.of());
    return new Plan(scope, revision, List.of(change), List.of());
  }

  private static @Nullable String never(Kind kind) {
    return switch (kind) {
      case ORGANIZATION -> "there is always one; apply it with other values";
      case TENANT -> "its log and its keys name it; apply it with suspended: true";
      case WORKSPACE ->
          "its keys and its calls name it; revoke its keys, so that nobody calls in it";
      case USE_CASE ->
          "its keys and its calls name it; apply it with a reviewBy that is past, so that it is refused";
      case MODEL_TIERS,
          PROMPT,
          PRODUCT_DATA,
          OUTPUT_RULES,
          BUDGET,
          RATE_LIMIT,
          RETENTION_SCHEDULE,
          DATA_POLICY,
          DETECTORS,
          ASSURANCE ->
          null;
    };
  }

  private void read() {
    for (Kind kind : Kind.values()) {
      for (Setting setting : settings.list(scope, kind)) {
        with.put(setting.key(), setting.spec());
        without.put(setting.key(), setting.spec());
        if (setting.key().equals(key)) {
          stored = setting;
        }
      }
    }
    without.remove(key);
  }

  /** What breaks by it; what was broken before stops nobody. */
  private List<Problem> broken() {
    var problems = new ArrayList<Problem>();
    without
        .all()
        .forEach(
            (other, spec) -> {
              var findings = new ArrayList<>(References.check(without, other, spec));
              if (!findings.isEmpty()) {
                findings.removeAll(References.check(with, other, spec));
              }
              for (References.Finding each : findings) {
                problems.add(
                    problem(
                        "would break %s, %s: %s".formatted(other, each.path(), each.sentence())));
              }
            });
    return problems;
  }

  private Plan refused(String sentence) {
    return new Plan(scope, 0, List.of(), List.of(problem(sentence)));
  }

  private Problem problem(String sentence) {
    return new Problem("", 0, key.toString(), "", sentence);
  }
}
