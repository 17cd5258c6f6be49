package io.ledgerline.governance.limit;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget as declared; what was spent of it is kept elsewhere.
 *
 * <p>The fields below the level narrow it: a {@code USER} budget with a tenant and a workspace
 * limits each user inside that workspace. A null narrows nothing.
 *
 * @param name unique in its tenant, for example {@code monthly}
 * @param level what is counted together
 * @param tenant the tenant it belongs to; null for one that spans the organization
 * @param workspace the workspace it is narrowed to, or null
 * @param useCase the use case it is narrowed to, or null
 * @param user the pseudonym of the one user it is meant for, or null for each user
 * @param window when the count starts again
 * @param limitNanoUsd the hard limit in nano-dollars, never negative; 0 blocks every call
 * @param thresholds sorted by percent
 * @param onReserveShort what happens when a call's worst case does not fit
 */
public record BudgetSpec(
    String name,
    BudgetLevel level,
    @Nullable String tenant,
    @Nullable String workspace,
    @Nullable String useCase,
    @Nullable String user,
    Window window,
    long limitNanoUsd,
    List<Threshold> thresholds,
    OnReserveShort onReserveShort) {

  public BudgetSpec {
    if (limitNanoUsd < 0) {
      throw new IllegalArgumentException("limitNanoUsd: " + limitNanoUsd + " (expected: >= 0)");
    }
    if (level == BudgetLevel.ORGANIZATION ? tenant != null : tenant == null && needsTenant(level)) {
      throw new IllegalArgumentException("tenant: " + tenant + " (level: " + level + ")");
    }
    thresholds = thresholds.stream().sorted(Comparator.comparingInt(Threshold::percent)).toList();
  }

  /** The name that is unique in the installation: {@code tenant/name}, or {@code /name}. */
  public String id() {
    return (tenant == null ? "" : tenant) + "/" + name;
  }

  /** Whether a call made there counts against this budget. */
  public boolean covers(
      String callTenant, String callWorkspace, @Nullable String callUseCase, String callUser) {
    return (tenant == null || tenant.equals(callTenant))
        && (workspace == null || workspace.equals(callWorkspace))
        && (useCase == null || useCase.equals(callUseCase))
        && (user == null || user.equals(callUser));
  }

  private static boolean needsTenant(BudgetLevel level) {
    return switch (level) {
      case TENANT, WORKSPACE, USE_CASE -> true;
      case ORGANIZATION, USER, SESSION -> false;
    };
  }
}
