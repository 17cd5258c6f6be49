package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.Settings;
import io.ledgerline.governance.apply.Apply;
import io.ledgerline.governance.apply.Installed;
import io.ledgerline.governance.apply.Plan;
import io.ledgerline.governance.apply.Problem;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.apply.StalePlanException;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.SpecJson;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configuration as code for the admin API: governance's plans and versions in its words. */
final class AdminSettings implements Settings {
  private final Apply apply;
  private final io.ledgerline.governance.setting.Settings settings;
  private final Policies policies;
  private final Installed installed;

  AdminSettings(
      Apply apply,
      io.ledgerline.governance.setting.Settings settings,
      Policies policies,
      Installed installed) {
    this.apply = apply;
    this.installed = installed;
    this.policies = policies;
    this.settings = settings;
  }

  @Override
  public String schema() {
    return Apply.schema();
  }

  @Override
  public List<String> kinds() {
    return Arrays.stream(Kind.values()).map(Kind::wireName).toList();
  }

  @Override
  public Outcome plan(List<SourceFile> documents, Scope within) {
    return outcome(planned(documents, within));
  }

  @Override
  public Outcome execute(List<SourceFile> documents, Scope within, Actor actor) {
    return executed(planned(documents, within), actor);
  }

  @Override
  public Outcome planRemoval(String kind, String name, Scope within) {
    return outcome(removal(kind, name, within));
  }

  @Override
  public Outcome remove(String kind, String name, Scope within, Actor actor) {
    return executed(removal(kind, name, within), actor);
  }

  private Plan removal(String kind, String name, Scope within) {
    return apply.planRemoval(within, key(Kind.of(kind).orElseThrow(), name));
  }

  private Outcome executed(Plan plan, Actor actor) {
    if (!plan.isSound()) {
      return outcome(plan);
    }
    try {
      long version = Long.parseLong(apply.execute(plan, actor).version().substring(1));
      TakenUp.await(() -> policies.current().number() >= version);
      return outcome(plan);
    } catch (StalePlanException e) {
      return new Outcome(List.of(), List.of(new Mistake("", 0, Sentence.of(e))));
    }
  }

  private Plan planned(List<SourceFile> documents, Scope within) {
    return apply.plan(within, documents, installed);
  }

  private static Outcome outcome(Plan plan) {
    var mistakes = plan.problems().stream().map(AdminSettings::mistake).toList();
    if (!mistakes.isEmpty()) {
      return new Outcome(List.of(), mistakes);
    }
    return new Outcome(
        plan.changes().stream()
            .filter(c -> c.action() != io.ledgerline.governance.apply.Change.Action.KEEP)
            .map(AdminSettings::change)
            .toList(),
        List.of(),
        plan.notes().stream().map(AdminSettings::mistake).toList());
  }

  private static Mistake mistake(Problem problem) {
    var where = problem.path().isEmpty() ? "" : ", " + problem.path();
    return new Mistake(
        problem.file(), problem.line(), problem.document() + where + ": " + problem.sentence());
  }

  private static Change change(io.ledgerline.governance.apply.Change change) {
    var operation =
        switch (change.action()) {
          case CREATE -> "create";
          case CHANGE, KEEP -> "update";
          case REMOVE -> "delete";
        };
    return new Change(
        operation, change.key().kind().wireName(), name(change.key()), change.lines());
  }

  @Override
  public List<Settings.Setting> list(String kind, Scope within, @Nullable String after, int limit) {
    return settings.list(within, Kind.of(kind).orElseThrow()).stream()
        .map(AdminSettings::setting)
        .filter(s -> after == null || s.name().compareTo(after) > 0)
        .sorted(Comparator.comparing(Settings.Setting::name))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Settings.Setting> versions(String kind, String name, Scope within, int limit) {
    return settings.history(within, key(Kind.of(kind).orElseThrow(), name)).stream()
        .map(AdminSettings::setting)
        .limit(limit)
        .toList();
  }

  private static Settings.Setting setting(io.ledgerline.governance.setting.Setting found) {
    return new Settings.Setting(
        found.key().kind().wireName(),
        name(found.key()),
        found.version(),
        found.changedAt(),
        found.changedBy(),
        SpecJson.write(found.spec()),
        found.removed());
  }

  private static String name(SettingKey key) {
    return key.tenant() == null || key.kind() == Kind.TENANT
        ? key.name()
        : key.tenant() + "/" + key.name();
  }

  private static SettingKey key(Kind kind, String name) {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      return new SettingKey(kind, name.substring(0, slash), name.substring(slash + 1));
    }
    return new SettingKey(kind, kind == Kind.TENANT ? name : null, name);
  }
}
