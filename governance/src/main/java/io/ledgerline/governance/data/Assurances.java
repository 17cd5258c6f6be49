package io.ledgerline.governance.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All promises of providers that are declared.
 *
 * @param all every one, also those that have ended
 */
public record Assurances(List<Assurance> all) {
  /** None is declared. */
  public static final Assurances NONE = new Assurances(List.of());

  public Assurances {
    all = List.copyOf(all);
  }

  /**
   * The kinds of promises that hold for a call at that time.
   *
   * @param features what the call uses of the API; each must be covered, by the same promise
   */
  public Set<String> proofs(String route, String model, Set<String> features, Instant at) {
    if (all.isEmpty()) {
      return Set.of();
    }
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return all.stream()
        .filter(each -> each.covers(route, model, features, day))
        .map(Assurance::proof)
        .collect(Collectors.toUnmodifiableSet());
  }
}
