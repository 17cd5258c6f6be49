package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Budgets as one would explain them: two sums per counter, in exact decimals. */
final class Model {
  final Map<Counter, BigDecimal> spent = new HashMap<>();
  final Map<Counter, BigDecimal> reserved = new HashMap<>();
  List<BudgetSpec> specs;

  Model(List<BudgetSpec> specs) {
    this.specs = specs;
  }

  List<BudgetSpec> applicable(BudgetScope scope) {
    List<BudgetSpec> found = new ArrayList<>();
    for (BudgetSpec spec : specs) {
      boolean place =
          (spec.tenant() == null || spec.tenant().equals(scope.tenant()))
              && (spec.workspace() == null || spec.workspace().equals(scope.workspace()))
              && (spec.useCase() == null || spec.useCase().equals(scope.useCase()));
      if (place && (spec.level() != BudgetLevel.SESSION || scope.session() != null)) {
        found.add(spec);
      }
    }
    return found;
  }

  static Counter counter(BudgetSpec spec, BudgetScope scope, Instant at) {
    String instance =
        switch (spec.level()) {
          case USER -> scope.user();
          case SESSION -> scope.tenant() + "|" + scope.user() + "|" + scope.session();
          case ORGANIZATION, TENANT, WORKSPACE, USE_CASE -> "";
        };
    return Counter.at(spec.id(), instance, spec.window(), at);
  }

  BigDecimal spent(Counter counter) {
    return spent.getOrDefault(counter, BigDecimal.ZERO).max(BigDecimal.ZERO);
  }

  BigDecimal left(BudgetSpec spec, BudgetScope scope, Instant at) {
    Counter counter = counter(spec, scope, at);
    return BigDecimal.valueOf(spec.limitNanoUsd())
        .subtract(spent(counter))
        .subtract(reserved.getOrDefault(counter, BigDecimal.ZERO))
        .max(BigDecimal.ZERO);
  }

  BigDecimal least(BudgetScope scope, Instant at) {
    return applicable(scope).stream()
        .map(spec -> left(spec, scope, at))
        .min(BigDecimal::compareTo)
        .orElse(BigDecimal.valueOf(Long.MAX_VALUE));
  }

  List<Counter> reserve(BudgetScope scope, Instant at, long amount) {
    List<Counter> counters =
        applicable(scope).stream().map(spec -> counter(spec, scope, at)).toList();
    counters.forEach(c -> reserved.merge(c, BigDecimal.valueOf(amount), BigDecimal::add));
    return counters;
  }

  void end(List<Counter> counters, long amount, long cost) {
    counters.forEach(c -> reserved.merge(c, BigDecimal.valueOf(-amount), BigDecimal::add));
    spend(counters, cost);
  }

  void spend(List<Counter> counters, long cost) {
    for (Counter counter : counters) {
      BigDecimal sum = spent.getOrDefault(counter, BigDecimal.ZERO).add(BigDecimal.valueOf(cost));
      spent.put(counter, sum);
    }
  }
}
