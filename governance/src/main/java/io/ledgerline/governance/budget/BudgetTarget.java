package io.ledgerline.governance.budget;

import org.jspecify.annotations.Nullable;

/**
 * Which calls a budget counts.
 *
 * <p>For the levels user and session the other parts narrow whose users and sessions are meant:
 * {@code (USER, "threadco", null, null)} gives each user of ThreadCo a limit of their own, {@code
 * (USER, null, null, null)} each user of the organization.
 *
 * @param level what one counter belongs to
 * @param tenant null for the organization; such a budget is owned by the organization and its
 *     amounts are not shown to callers
 * @param workspace null for every workspace of the tenant
 * @param useCase null for every use case of the workspace
 */
public record BudgetTarget(
    BudgetLevel level,
    @Nullable String tenant,
    @Nullable String workspace,
    @Nullable String useCase) {

  /**
   * Checks that exactly the parts that the level names are there.
   *
   * @throws IllegalArgumentException naming the part that is missing or too much
   */
  public BudgetTarget {
    if (workspace != null && tenant == null) {
      throw new IllegalArgumentException("tenant: absent (expected: given with a workspace)");
    }
    if (useCase != null && workspace == null) {
      throw new IllegalArgumentException("workspace: absent (expected: given with a use case)");
    }
    @Nullable String deepest =
        useCase != null
            ? "use_case"
            : workspace != null ? "workspace" : tenant != null ? "tenant" : "organization";
    if (!level.perInstance() && !level.wireName().equals(deepest)) {
      throw new IllegalArgumentException(
          "scope: level " + level.wireName() + " given parts down to " + deepest);
    }
  }

  /** The whole organization. */
  public static BudgetTarget organization() {
    return new BudgetTarget(BudgetLevel.ORGANIZATION, null, null, null);
  }

  /** One tenant. */
  public static BudgetTarget tenant(String tenant) {
    return new BudgetTarget(BudgetLevel.TENANT, tenant, null, null);
  }

  /** One workspace. */
  public static BudgetTarget workspace(String tenant, String workspace) {
    return new BudgetTarget(BudgetLevel.WORKSPACE, tenant, workspace, null);
  }

  /** One use case. */
  public static BudgetTarget useCase(String tenant, String workspace, String useCase) {
    return new BudgetTarget(BudgetLevel.USE_CASE, tenant, workspace, useCase);
  }

  /** Each user of a tenant, or of the organization when the tenant is null. */
  public static BudgetTarget eachUser(@Nullable String tenant) {
    return new BudgetTarget(BudgetLevel.USER, tenant, null, null);
  }

  /** Each session of a tenant, or of the organization when the tenant is null. */
  public static BudgetTarget eachSession(@Nullable String tenant) {
    return new BudgetTarget(BudgetLevel.SESSION, tenant, null, null);
  }

  /** Whether a call in this scope is counted. */
  public boolean counts(BudgetScope call) {
    return (tenant == null || tenant.equals(call.tenant()))
        && (workspace == null || workspace.equals(call.workspace()))
        && (useCase == null || useCase.equals(call.useCase()))
        && (level != BudgetLevel.SESSION || call.session() != null);
  }
}
