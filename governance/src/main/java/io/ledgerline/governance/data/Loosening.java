package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a new version of a data policy no longer asks for. */
public final class Loosening {
  private static final String ELSEWHERE = "";

  private Loosening() {}

  /**
   * What is looser, as stable names such as {@code mode} or {@code pii}; empty where nothing is.
   * Every category is asked about, at each route and for each use case that either version names.
   */
  public static List<String> of(@Nullable String tenant, String name, Spec before, Spec after) {
    DataPolicy old = DataPolicy.of(tenant, name, before);
    DataPolicy now = DataPolicy.of(tenant, name, after);
    var looser = new ArrayList<String>();
    add(looser, "mode", now.mode().compareTo(old.mode()) < 0);
    add(looser, "parts", !now.parts().containsAll(old.parts()));
    add(looser, "tokens", old.perConversation() && !now.perConversation());
    add(looser, "least_confidence", now.leastPermille() > old.leastPermille());
    add(looser, "unscanned", now.unscanned().compareTo(old.unscanned()) < 0);
    add(looser, "workspaces", narrower(old.workspaces(), now.workspaces()));
    add(looser, "tags", !now.tags().containsAll(old.tags()));
    add(looser, "requires", !now.demands().containsAll(old.demands()));
    add(looser, "injection", !now.injection().equals(now.injection().stricter(old.injection())));
    for (Category category : Category.values()) {
      add(looser, category.label(), looser(category, old, now));
    }
    for (DataClass level : DataClass.values()) {
      add(looser, level.wireName(), looser(new DataMarks(level, Set.of()), old, now));
    }
    return looser;
  }

  private static boolean looser(DataMarks marks, DataPolicy old, DataPolicy now) {
    for (String route : names(old, now, DataCell::routes)) {
      for (String useCase : names(old, now, DataCell::useCases)) {
        var place = new DataPlace("", "", useCase, List.of(), route);
        if (denies(old.decide(marks, place)) && !denies(now.decide(marks, place))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean denies(@Nullable DataDecision decision) {
    return decision != null && decision.action() == DataAction.DENY;
  }

  private static void add(List<String> looser, String name, boolean is) {
    if (is) {
      looser.add(name);
    }
  }

  private static boolean narrower(Set<String> before, Set<String> after) {
    return !after.isEmpty() && (before.isEmpty() || !after.containsAll(before));
  }

  private static boolean looser(Category category, DataPolicy old, DataPolicy now) {
    for (String route : names(old, now, DataCell::routes)) {
      for (String useCase : names(old, now, DataCell::useCases)) {
        for (List<String> declared : List.of(List.<String>of(), List.of(category.label()))) {
          var place = new DataPlace("", "", useCase, declared, route);
          DataAction was = old.decide(category, place, DataClass.PUBLIC).action();
          if (now.decide(category, place, DataClass.PUBLIC).action().compareTo(was) < 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Set<String> names(
      DataPolicy old, DataPolicy now, Function<DataCell, Set<String>> of) {
    var names = new TreeSet<String>();
    names.add(ELSEWHERE);
    old.cells().forEach(cell -> names.addAll(of.apply(cell)));
    now.cells().forEach(cell -> names.addAll(of.apply(cell)));
    return names;
  }
}
