package io.ledgerline.gateway.trial;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.model.ModelTier;
import io.ledgerline.governance.policy.CallerSystem;
import io.ledgerline.governance.policy.ContentRules;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.UpstreamRef;
import io.ledgerline.governance.policy.WorkspaceView;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.messages.request.LocatedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The surroundings of a call that nobody makes, as stages see them. */
final class Stage {
  private static final ModelRules MODELS =
      new ModelRules(
          "trial",
          List.of(new ModelTier("trial", List.of("trial"), Set.of(), null, false)),
          Map.of(),
          Map.of());

  private Stage() {}

  static CallView of(DataTerms terms, OutputRules outputs, LocatedRequest request) {
    String tenant = terms.place().tenant();
    String name = terms.place().workspace();
    var workspace =
        new WorkspaceView(
            tenant,
            name,
            name,
            MODELS,
            PromptVersion.none(),
            null,
            outputs,
            CallerSystem.ALLOW,
            ContentRules.DEFAULT,
            false,
            false,
            UpstreamRef.DEFAULT);
    // No token of a trial leaves it, so its key is nobody's secret.
    var key = new TenantKey(new byte[TenantKey.LENGTH]);
    var view = new TenantView(tenant, tenant, key, false, Map.of(name, workspace), Map.of());
    return new CallView(
        new UUID(0, 0),
        grant(tenant, name),
        view,
        workspace,
        null,
        false,
        "trial",
        PromptVersion.none(),
        terms,
        request,
        false,
        () -> true,
        () -> "u_trial",
        new Inspection(),
        new Inspection());
  }

  private static KeyGrant grant(String tenant, String workspace) {
    return new KeyGrant(
        "k_trial",
        "trial",
        new Principal("u_trial", Principal.Kind.SERVICE, "u_trial"),
        Role.END_USER,
        new Scope.Workspace(tenant, workspace),
        tenant,
        workspace,
        null,
        Set.of(),
        Set.of(),
        null);
  }
}
