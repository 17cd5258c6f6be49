package io.ledgerline.governance.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What holds in one tenant.
 *
 * @param name also the name of its ledger stream
 * @param displayName for people
 * @param key the secret behind its conversation ids and commitments
 * @param suspended whether every call is refused for now
 * @param workspaces by name
 * @param useCases by name
 */
public record TenantView(
    String name,
    String displayName,
    TenantKey key,
    boolean suspended,
    Map<String, WorkspaceView> workspaces,
    Map<String, UseCaseView> useCases) {

  public TenantView {
    workspaces = Map.copyOf(workspaces);
    useCases = Map.copyOf(useCases);
  }

  /** One workspace, if there is one of that name. */
  public Optional<WorkspaceView> workspace(String workspace) {
    return Optional.ofNullable(workspaces.get(workspace));
  }

  /** One use case, if there is one of that name. */
  public Optional<UseCaseView> useCase(String useCase) {
    return Optional.ofNullable(useCases.get(useCase));
  }
}
