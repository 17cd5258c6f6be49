package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which promises of the provider data needs before it may leave.
 *
 * @param categories the data
 * @param proofs all of these must be declared for the route
 */
record ProofDemand(Set<String> categories, Set<String> proofs) {
  ProofDemand {
    categories = Set.copyOf(categories);
    proofs = Set.copyOf(proofs);
  }

  static ProofDemand of(Spec spec) {
    return new ProofDemand(Set.copyOf(spec.texts("categories")), Set.copyOf(spec.texts("proofs")));
  }

  /** What is not there for data of a category; empty where nothing is missing. */
  Set<String> missing(String category, Set<String> declared) {
    if (!categories.contains(category)) {
      return Set.of();
    }
    var missing = new TreeSet<>(proofs);
    missing.removeAll(declared);
    return missing;
  }
}
