package io.ledgerline.governance.apply;

import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Settings;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one plan: read, check by schema, lay over what is stored, check references, compare. */
final class Planning {
  private final Settings settings;
  private final SettingsSchema schema;
  private final Scope scope;
  private final Installed installed;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();
  private final Map<SettingKey, YamlDocument> documents = new LinkedHashMap<>();
  private final Map<SettingKey, Setting> stored = new HashMap<>();
  private final Desired desired = new Desired();
  private int found;

  Planning(Settings settings, SettingsSchema schema, Scope scope, Installed installed) {
    this.settings = settings;
    this.schema = schema;
    this.scope = scope;
    this.installed = installed;
  }

  Plan plan(List<SourceFile> files) {
    long revision = settings.within(scope, SettingWriter::revision);
    files.forEach(this::read);
    if (found == 0 && problems.isEmpty()) {
      problems.addAll(notes); // whoever applies nothing at all meant something else
    }
    if (!problems.isEmpty()) {
      return new Plan(scope, revision, List.of(), sorted());
    }
    layOver();
    checkReferences();
    checkForms();
    if (!problems.isEmpty()) {
      return new Plan(scope, revision, List.of(), sorted());
    }
    documents.forEach(this::note);
    return new Plan(scope, revision, changes(), List.of(), notes);
  }

  private void read(SourceFile file) {
    YamlReader.Read read = YamlReader.read(file);
    problems.addAll(read.problems());
    found += read.documents().size();
    if (read.documents().isEmpty() && read.problems().isEmpty()) {
      notes.add(
          new Problem(
              file.name(), 1, "file", "", "declares nothing; write a document, or leave it out"));
    }
    read.documents().forEach(this::accept);
  }

  private void accept(YamlDocument document) {
    Optional<Kind> kind = Kind.of(document.content().path("kind").asString(""));
    List<Problem> broken = schema.check(document);
    if (!broken.isEmpty() || kind.isEmpty()) {
      problems.addAll(broken);
      return; // sound and of no kind of setting: examples, which are for trying only
    }
    SettingKey key = Apply.key(kind.get(), document);
    if (!Apply.within(scope, key)) {
      problems.add(document.problem("metadata", "is outside what you may change: " + wall()));
      return;
    }
    checkAlone(key, document);
    YamlDocument twin = documents.putIfAbsent(key, document);
    if (twin != null) {
      problems.add(
          document.problem(
              "metadata",
              "is also in %s at line %d; keep one".formatted(twin.file(), twin.line(""))));
    }
  }

  private void checkAlone(SettingKey key, YamlDocument document) {
    for (var finding : Incoming.check(key.kind(), new Spec(Apply.spec(document)))) {
      problems.add(document.problem(finding.path(), finding.sentence()));
    }
  }

  private String wall() {
    return switch (scope) {
      case Scope.Organization() -> "nothing of the organization is";
      case Scope.Tenant(String tenant) ->
          "you may change what belongs to tenant '%s', but not the tenant itself".formatted(tenant);
      case Scope.Workspace _ -> "changing settings needs the scope of a tenant";
    };
  }

  private void layOver() {
    for (Kind kind : Kind.values()) {
      for (Setting setting : settings.list(scope, kind)) {
        stored.put(setting.key(), setting);
        desired.put(setting.key(), setting.spec());
      }
    }
    documents.forEach((key, document) -> desired.put(key, Apply.spec(document)));
  }

  /** Documents answer for themselves; what is stored must not break by them either. */
  private void checkReferences() {
    desired
        .all()
        .forEach(
            (key, spec) -> {
              for (References.Finding finding : References.check(desired, key, spec)) {
                problems.add(problem(key, finding));
              }
            });
  }

  /** Asked of what comes in alone, too. */
  private void checkForms() {
    documents.forEach(
        (key, document) -> {
          if (key.kind() == Kind.DATA_POLICY) {
            var spec = new Spec(Apply.spec(document));
            for (var finding : PolicyWords.forms(desired, key, spec, installed)) {
              problems.add(document.problem(finding.path(), finding.sentence()));
            }
          }
        });
  }

  private void note(SettingKey key, YamlDocument document) {
    var spec = new Spec(Apply.spec(document));
    for (var finding : Unmatched.names(desired, key, spec, installed)) {
      notes.add(document.problem(finding.path(), finding.sentence()));
    }
  }

  private Problem problem(SettingKey key, References.Finding finding) {
    YamlDocument document = documents.get(key);
    if (document != null) {
      return document.problem(finding.path(), finding.sentence());
    }
    YamlDocument cause =
        documents.entrySet().stream()
            .filter(each -> sees(key, each.getKey()))
            .findFirst()
            .or(() -> documents.entrySet().stream().findFirst())
            .map(Map.Entry::getValue)
            .orElseThrow();
    return cause.problem(
        "", "would break %s, %s: %s".formatted(key, finding.path(), finding.sentence()));
  }

  private static boolean sees(SettingKey key, SettingKey document) {
    return document.kind() == Kind.MODEL_TIERS
        && (document.tenant() == null || document.tenant().equals(key.tenant()));
  }

  private List<Change> changes() {
    return documents.keySet().stream()
        .sorted(
            Comparator.comparing(SettingKey::kind)
                .thenComparing(key -> key.tenant() == null ? "" : key.tenant())
                .thenComparing(SettingKey::name))
        .map(key -> change(key, desired.find(key.kind(), key.tenant(), key.name()).orElseThrow()))
        .toList();
  }

  private Change change(SettingKey key, Spec spec) {
    @Nullable Setting before = stored.get(key);
    if (before == null) {
      List<String> lines = SpecDiff.lines(null, spec.values());
      return new Change(key, Change.Action.CREATE, 0, lines, spec.values());
    }
    if (SpecJson.write(before.spec()).equals(SpecJson.write(spec.values()))) {
      return new Change(key, Change.Action.KEEP, before.version(), List.of(), spec.values());
    }
    List<String> lines = SpecDiff.lines(before.spec(), spec.values());
    return new Change(key, Change.Action.CHANGE, before.version(), lines, spec.values());
  }

  private List<Problem> sorted() {
    return problems.stream()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }
}
