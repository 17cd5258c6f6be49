package io.ledgerline.gateway.isolation;

import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantMark;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.inspection.output.Canaries;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The marks of all tenants of a policy, ready to be looked for: about 18 KB for each tenant. Made
 * anew only when tenants come or go. Immutable.
 */
final class ForeignMarks {
  private final TreeMap<String, TenantKey> tenants = new TreeMap<>();
  private final List<String> owners;
  private final Canaries canaries;

  private ForeignMarks(PolicySnapshot policy) {
    for (TenantView tenant : policy.tenants()) {
      tenants.put(tenant.name(), tenant.key());
    }
    owners = List.copyOf(tenants.keySet());
    canaries = new Canaries(tenants.values().stream().map(TenantMark::of).toList());
  }

  /** The marks of that policy, which may be those that are known already. */
  static ForeignMarks of(PolicySnapshot policy, @Nullable ForeignMarks known) {
    return known != null && known.knows(policy) ? known : new ForeignMarks(policy);
  }

  private boolean knows(PolicySnapshot policy) {
    return policy.tenants().size() == tenants.size()
        && policy.tenants().stream().allMatch(t -> t.key().equals(tenants.get(t.name())));
  }

  /** Whether somebody else's mark could be seen at all. */
  boolean any() {
    return owners.size() > 1;
  }

  Canaries.Watch watch() {
    return canaries.watch();
  }

  /** The first mark among these that is not the tenant's own; null where there is none. */
  @Nullable String foreign(List<Canaries.Sighting> seen, String tenant) {
    for (Canaries.Sighting each : seen) {
      String owner = owners.get(each.canary());
      if (!owner.equals(tenant)) {
        return owner;
      }
    }
    return null;
  }
}
