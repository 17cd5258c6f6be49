package io.ledgerline.admin.right;

import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.records.ReadScope;
import org.jspecify.annotations.Nullable;

/** Who asks the admin API, by the key that was presented. */
public record Caller(KeyGrant grant) {
  private static final String SYSTEM_STREAM = "_system";

  /** What the caller may read with an action, or null for nothing. */
  public @Nullable ReadScope reads(AdminAction action) {
    return switch (action.reach(grant.role())) {
      case NONE -> null;
      case OWN -> own();
      case WORKSPACE -> workspace();
      case SCOPE -> scope();
    };
  }

  /** The tenant that the caller is confined to, or null for the organization. */
  public @Nullable String tenant() {
    var confined = grant.scope().tenantName();
    return confined == null ? grant.tenant() : confined;
  }

  /** The ledger stream that holds what the caller does here. */
  public String stream() {
    var confined = grant.scope().tenantName();
    return confined == null ? SYSTEM_STREAM : confined;
  }

  /** Whether the caller may read all of a ledger stream, not only entries of one workspace. */
  public boolean readsWholeStream(String stream) {
    if (AdminAction.LEDGER_READ.reach(grant.role()) != Reach.SCOPE) {
      return false;
    }
    return switch (grant.scope()) {
      case Scope.Organization() -> true;
      case Scope.Tenant(String tenant) -> tenant.equals(stream);
      case Scope.Workspace(String tenant, String workspace) -> false;
    };
  }

  /** The caller as changes name it. */
  public Actor actor() {
    var kind =
        grant.principal().kind() == Principal.Kind.USER ? Actor.Kind.USER : Actor.Kind.SERVICE;
    return new Actor(kind, grant.principal().pseudonym());
  }

  private @Nullable ReadScope own() {
    var tenant = tenant();
    return tenant == null ? null : ReadScope.user(tenant, grant.principal().pseudonym());
  }

  private @Nullable ReadScope workspace() {
    var tenant = tenant();
    var workspace = grant.workspace();
    return tenant == null || workspace == null ? own() : ReadScope.workspace(tenant, workspace);
  }

  private ReadScope scope() {
    return switch (grant.scope()) {
      case Scope.Organization() -> ReadScope.organization();
      case Scope.Tenant(String tenant) -> ReadScope.tenant(tenant);
      case Scope.Workspace(String tenant, String workspace) ->
          ReadScope.workspace(tenant, workspace);
    };
  }
}
