package io.ledgerline.records;

import org.jspecify.annotations.Nullable;

/**
 * What a reader may see: everything, one tenant, one workspace of it, or one user's own calls.
 * PostgreSQL enforces the tenant again (row-level security).
 *
 * @param tenant the only tenant visible, or null for the whole organization
 * @param workspace the only workspace visible inside the tenant, or null for all
 * @param userId the only user visible inside the tenant, or null for all
 */
public record ReadScope(
    @Nullable String tenant, @Nullable String workspace, @Nullable String userId) {
  public ReadScope {
    if (tenant == null && (workspace != null || userId != null)) {
      throw new IllegalArgumentException("tenant: null (expected: a tenant with a workspace/user)");
    }
    if (tenant != null && tenant.isEmpty()) {
      throw new IllegalArgumentException("tenant: empty (expected: a tenant name, or null)");
    }
  }

  /** Everything in the deployment. */
  public static ReadScope organization() {
    return new ReadScope(null, null, null);
  }

  /** Everything of one tenant. */
  public static ReadScope tenant(String tenant) {
    return new ReadScope(tenant, null, null);
  }

  /** Everything of one workspace. */
  public static ReadScope workspace(String tenant, String workspace) {
    return new ReadScope(tenant, workspace, null);
  }

  /** What one user did. */
  public static ReadScope user(String tenant, String userId) {
    return new ReadScope(tenant, null, userId);
  }
}
