package io.ledgerline.server.demo;

import io.ledgerline.governance.key.KeyRefusedException;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.key.KeySecret;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.server.assembly.GovernancePart;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The demo's keys: one per workspace of each brand, and an administrator's.
 *
 * <p>A key's secret is shown once, so those of an earlier start on the same folder are reused where
 * they still hold, and replaced where not.
 */
final class DemoKeys {
  static final String ADMIN = "demo-admin";
  private static final String OWNER = "demo@shopmate.example";

  /** Another person than the administrator, who may so decide what their calls ask for. */
  private static final String CALLERS_OWNER = "apps@shopmate.example";

  private static final String FIRST_WORKSPACE = "support";

  private final GovernancePart governance;
  private final Map<String, String> earlier;

  /** Keys for what is applied; {@code earlier} are secrets by name from a start before. */
  DemoKeys(GovernancePart governance, Map<String, String> earlier) {
    this.governance = governance;
    this.earlier = earlier;
  }

  String admin() throws KeyRefusedException {
    return key(ADMIN, GovernancePart.administrator(ADMIN, OWNER));
  }

  /** By brand for its support desk, by {@code brand-workspace} for the others. */
  Map<String, String> callers() throws KeyRefusedException {
    var keys = new LinkedHashMap<String, String>();
    var tenants =
        governance.policies().current().tenants().stream()
            .sorted(Comparator.comparing(TenantView::name))
            .toList();
    for (TenantView tenant : tenants) {
      for (String workspace : workspaces(tenant)) {
        boolean first = keys.keySet().stream().noneMatch(k -> k.equals(tenant.name()));
        var name = first ? tenant.name() : tenant.name() + "-" + workspace;
        keys.put(name, key(named(name), wish(named(name), tenant, workspace)));
      }
    }
    return keys;
  }

  /** The key's name in the product. */
  static String named(String caller) {
    return "demo-" + caller;
  }

  private static List<String> workspaces(TenantView tenant) {
    return tenant.workspaces().keySet().stream()
        .sorted(
            Comparator.comparing((String w) -> !w.equals(FIRST_WORKSPACE))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static KeyRequest wish(String name, TenantView tenant, String workspace) {
    Set<String> useCases =
        tenant.useCases().values().stream()
            .filter(u -> u.workspace().equals(workspace))
            .map(UseCaseView::name)
            .collect(Collectors.toSet());
    return new KeyRequest(
        name,
        CALLERS_OWNER,
        Principal.Kind.SERVICE,
        Role.END_USER,
        new Scope.Workspace(tenant.name(), workspace),
        workspace,
        useCases,
        Set.of(),
        null);
  }

  private String key(String name, KeyRequest wish) throws KeyRefusedException {
    var known = earlier.get(name);
    if (known != null && governance.policies().current().key(KeySecret.sha256(known)) != null) {
      return known;
    }
    var everything = new Scope.Organization();
    for (var living : governance.keys().list(everything)) {
      if (living.revokedAt() == null && living.grant().keyName().equals(name)) {
        governance.keys().revoke(everything, living.grant().keyId(), Actor.SYSTEM);
      }
    }
    return governance.keys().issue(everything, wish, Actor.SYSTEM).secret();
  }
}
