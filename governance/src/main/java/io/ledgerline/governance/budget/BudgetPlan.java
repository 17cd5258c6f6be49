package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All declared budgets, and which of them a call meets. Immutable but for a bounded cache. */
final class BudgetPlan {
  private static final int MAX_PLACES = 50_000;
  private static final BudgetLine[] NO_LINES = {};
  private static final Comparator<BudgetLine> WIDEST_FIRST =
      Comparator.comparing((BudgetLine line) -> line.spec().level())
          .thenComparing(line -> line.spec().id());

  final List<BudgetSpec> specs;
  private final Map<String, BudgetLine> lines;
  private final Map<@Nullable String, List<BudgetLine>> byTenant = new HashMap<>();
  private final ConcurrentHashMap<Place, BudgetLine[]> places = new ConcurrentHashMap<>();

  private record Place(String tenant, String workspace, @Nullable String useCase) {}

  private BudgetPlan(List<BudgetSpec> specs, Map<String, BudgetLine> lines) {
    this.specs = specs;
    this.lines = lines;
    for (BudgetSpec spec : specs) {
      byTenant
          .computeIfAbsent(spec.tenant(), _ -> new ArrayList<>())
          .add(Objects.requireNonNull(lines.get(spec.id())));
    }
  }

  static BudgetPlan empty() {
    return new BudgetPlan(List.of(), Map.of());
  }

  /**
   * The plan that follows this one. A budget that stays keeps its line; one that is gone keeps its
   * line too, in case it comes back, as long as it has a count.
   *
   * @throws IllegalArgumentException when two budgets have one id
   */
  BudgetPlan declare(List<BudgetSpec> next) {
    Map<String, BudgetLine> kept = new HashMap<>(lines);
    Set<String> seen = new HashSet<>();
    for (BudgetSpec spec : next) {
      if (!seen.add(spec.id())) {
        throw new IllegalArgumentException("budget: " + spec.id() + " is declared twice");
      }
      kept.computeIfAbsent(spec.id(), _ -> new BudgetLine(spec)).declare(spec);
    }
    return new BudgetPlan(List.copyOf(next), kept);
  }

  /** The budget's line, null where it was never declared since the start. */
  @Nullable BudgetLine line(String id) {
    return lines.get(id);
  }

  /** The budgets that count calls in this place, widest first, users and sessions not yet asked. */
  BudgetLine[] at(BudgetScope scope) {
    Place place = new Place(scope.tenant(), scope.workspace(), scope.useCase());
    BudgetLine[] known = places.get(place);
    if (known != null) {
      return known;
    }
    List<BudgetLine> found = new ArrayList<>();
    byTenant.getOrDefault(scope.tenant(), List.of()).forEach(line -> add(found, line, scope));
    byTenant.getOrDefault(null, List.of()).forEach(line -> add(found, line, scope));
    found.sort(WIDEST_FIRST);
    BudgetLine[] array = found.toArray(NO_LINES);
    if (places.size() < MAX_PLACES) {
      places.put(place, array);
    }
    return array;
  }

  private static void add(List<BudgetLine> found, BudgetLine line, BudgetScope scope) {
    BudgetSpec spec = line.spec();
    String anyUser = spec.user() == null ? "" : spec.user();
    if (spec.covers(scope.tenant(), scope.workspace(), scope.useCase(), anyUser)) {
      found.add(line);
    }
  }
}
