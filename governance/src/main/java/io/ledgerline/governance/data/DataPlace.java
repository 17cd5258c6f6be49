package io.ledgerline.governance.data;

import io.ledgerline.governance.policy.UseCaseView;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where and for what data would leave.
 *
 * @param tenant whose it is
 * @param workspace where inside the tenant
 * @param useCase for what, null where none is named
 * @param useCaseData classes and categories of data that the use case declares
 * @param route name of the upstream
 * @param proofs kinds of promises of the provider that are declared for this route, model and day
 */
public record DataPlace(
    String tenant,
    String workspace,
    @Nullable String useCase,
    List<String> useCaseData,
    String route,
    Set<String> proofs) {
  public DataPlace {
    useCaseData = List.copyOf(useCaseData);
    proofs = Set.copyOf(proofs);
  }

  /** A place for which no promise of the provider is declared. */
  public DataPlace(
      String tenant,
      String workspace,
      @Nullable String useCase,
      List<String> useCaseData,
      String route) {
    this(tenant, workspace, useCase, useCaseData, route, Set.of());
  }

  /** The same place with these promises declared. */
  public DataPlace with(Set<String> declared) {
    return new DataPlace(tenant, workspace, useCase, useCaseData, route, declared);
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

  String useCaseOrEmpty() {
    return useCase == null ? "" : useCase;
  }
}
