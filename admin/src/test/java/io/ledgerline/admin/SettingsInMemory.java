package io.ledgerline.admin;

import io.ledgerline.admin.port.Settings;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what was applied; one that holds "wrong" is a mistake, "early" a note. */
final class SettingsInMemory implements Settings {
  final List<SourceFile> applied = new ArrayList<>();
  final List<String> removed = new ArrayList<>();

  @Override
  public String schema() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"}";
  }

  @Override
  public List<String> kinds() {
    return List.of("Tenant", "Budget");
  }

  @Override
  public Outcome plan(List<SourceFile> documents, Scope within) {
    for (var document : documents) {
      if (document.text().contains("wrong")) {
        var mistake = new Mistake(document.name(), 3, "'wrong' can't stand here; write right");
        return new Outcome(List.of(), List.of(mistake));
      }
    }
    var notes =
        documents.stream()
            .filter(document -> document.text().contains("early"))
            .map(document -> new Mistake(document.name(), 3, "'early' will not match yet"))
            .toList();
    return new Outcome(
        List.of(new Change("create", "Tenant", "threadco", List.of("+ name: threadco"))),
        List.of(),
        notes);
  }

  @Override
  public Outcome execute(List<SourceFile> documents, Scope within, Actor actor) {
    var outcome = plan(documents, within);
    if (outcome.mistakes().isEmpty()) {
      applied.addAll(documents);
    }
    return outcome;
  }

  @Override
  public Outcome planRemoval(String kind, String name, Scope within) {
    if (name.equals("homely")) {
      return new Outcome(List.of(), List.of(new Mistake("", 0, "Budget homely: is needed")));
    }
    return new Outcome(
        List.of(new Change("delete", kind, name, List.of("a: 1 → removed"))), List.of());
  }

  @Override
  public Outcome remove(String kind, String name, Scope within, Actor actor) {
    var outcome = planRemoval(kind, name, within);
    if (outcome.mistakes().isEmpty()) {
      removed.add(kind + " " + name + " by " + actor.subject());
    }
    return outcome;
  }

  @Override
  public List<Setting> list(String kind, Scope within, @Nullable String after, int limit) {
    var all = new ArrayList<Setting>();
    for (var name : List.of("homely", "threadco")) {
      if (within.includes(new Scope.Tenant(name))) {
        all.add(
            new Setting(
                kind, name, 2, AdminServer.NOW, "u_boss", "{\"displayName\":\"x\"}", false));
      }
    }
    return all;
  }

  @Override
  public List<Setting> versions(String kind, String name, Scope within, int limit) {
    return list(kind, within, null, limit).stream()
        .filter(setting -> setting.name().equals(name))
        .toList();
  }
}
