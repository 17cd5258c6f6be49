package io.ledgerline.admin;

import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.governance.policy.Scope;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tenant that a request's filter names. One that was mistyped would find nothing, which looks
 * like good news; so it is refused, with the same words as one that the key may not know of.
 */
final class NamedTenant {
  private static final List<String> FILTERS = List.of("tenant", "brand");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_][a-z0-9-]{0,62}");

  private final AdminServices services;

  NamedTenant(AdminServices services) {
    this.services = services;
  }

  /** Refuses a tenant that does not exist in what the caller may read with the action. */
  void require(AdminRequest request, AdminAction action) throws ProblemException {
    for (String filter : FILTERS) {
      String name = request.query(filter);
      if (name != null && !(reaches(request, action, name) && exists(name))) {
        throw ProblemException.notFound("tenant of that name");
      }
    }
  }

  private static boolean reaches(AdminRequest request, AdminAction action, String name) {
    var scope = request.caller().reads(action);
    @Nullable String only = scope == null ? null : scope.tenant();
    return only == null || only.equals(name);
  }

  /** What was deleted still has its entries: here as a stream, else by the settings' history. */
  private boolean exists(String name) {
    if (!NAME.matcher(name).matches()) {
      return false;
    }
    return services.policies().current().tenant(name).isPresent()
        || services.ledger().streams().stream().anyMatch(stream -> stream.name().equals(name))
        || !services.settings().versions("Tenant", name, new Scope.Organization(), 1).isEmpty();
  }
}
