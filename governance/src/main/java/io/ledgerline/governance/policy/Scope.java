package io.ledgerline.governance.policy;

import org.jspecify.annotations.Nullable;

/** How far a role reaches: everything, one tenant, or one workspace of a tenant. */
public sealed interface Scope {

  /** Everything in the installation. */
  record Organization() implements Scope {}

  /** One tenant and nothing of any other. */
  record Tenant(String tenant) implements Scope {}

  /** One workspace of one tenant. */
  record Workspace(String tenant, String workspace) implements Scope {}

  /** The name used in documents and entries, for example {@code tenant}. */
  default String wireName() {
    return switch (this) {
      case Organization() -> "organization";
      case Tenant _ -> "tenant";
      case Workspace _ -> "workspace";
    };
  }

  /** The tenant that this scope is confined to; null for the organization. */
  default @Nullable String tenantName() {
    return switch (this) {
      case Organization() -> null;
      case Tenant(String tenant) -> tenant;
      case Workspace(String tenant, String _) -> tenant;
    };
  }

  /** Whether this scope reaches everything that the other one does. */
  default boolean includes(Scope other) {
    return switch (this) {
      case Organization() -> true;
      case Tenant(String tenant) -> tenant.equals(other.tenantName());
      case Workspace _ -> equals(other);
    };
  }
}
