package io.ledgerline.governance.data;

import io.ledgerline.governance.policy.UseCaseView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where and for what data would leave.
 *
 * @param tenant whose it is
 * @param workspace where inside the tenant
 * @param useCase for what, null where none is named
 * @param useCaseData classes and categories of data that the use case declares
 * @param route name of the upstream
 * @param apiFeatures what it uses of the provider's API beyond messages
 * @param proofs kinds of promises of the provider that are declared for this route, model, these
 *     features and this day
 */
public record DataPlace(
    String tenant,
    String workspace,
    @Nullable String useCase,
    List<String> useCaseData,
    String route,
    Set<String> apiFeatures,
    Set<String> proofs) {
  public DataPlace {
    useCaseData = List.copyOf(useCaseData);
    apiFeatures = Set.copyOf(apiFeatures);
    proofs = Set.copyOf(proofs);
  }

  /** A place for which no promise of the provider is declared. */
  public DataPlace(
      String tenant,
      String workspace,
      @Nullable String useCase,
      List<String> useCaseData,
      String route) {
    this(tenant, workspace, useCase, useCaseData, route, Set.of(), Set.of());
  }

  /** The same place for calls that use these features, and the promises declared for all that. */
  public DataPlace with(Set<String> features, Set<String> declared) {
    return new DataPlace(tenant, workspace, useCase, useCaseData, route, features, declared);
  }

  /** The place of a call. */
  public static DataPlace of(
      String tenant, String workspace, @Nullable UseCaseView useCase, String route) {
    return new DataPlace(
        tenant,
        workspace,
        useCase == null ? null : useCase.name(),
        useCase == null ? List.of() : useCase.dataClasses(),
        route);
  }

  /** The features for a sentence, {@code " with web_search"}; empty where none is used. */
  String using() {
    return apiFeatures.isEmpty() ? "" : " with " + String.join(", ", new TreeSet<>(apiFeatures));
  }

  String useCaseOrEmpty() {
    return useCase == null ? "" : useCase;
  }
}
