package io.ledgerline.governance.policy;

import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.rule.OutputRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts one tenant's view together from its settings and the organization's model tiers. */
final class TenantAssembly {
  private final String tenant;
  private final TenantKey secret;
  private final Function<SettingKey, PolicyRows.@Nullable SettingRow> settings;

  TenantAssembly(
      String tenant,
      TenantKey secret,
      Function<SettingKey, PolicyRows.@Nullable SettingRow> settings) {
    this.tenant = tenant;
    this.secret = secret;
    this.settings = settings;
  }

  /**
   * The view.
   *
   * @param own every setting of the tenant
   * @throws IllegalArgumentException when settings contradict each other; the tenant must then not
   *     be served
   */
  TenantView view(Iterable<PolicyRows.SettingRow> own) {
    Spec spec = spec(Kind.TENANT, tenant, tenant);
    var workspaces = new HashMap<String, WorkspaceView>();
    for (PolicyRows.SettingRow row : own) {
      if (row.key().kind() == Kind.WORKSPACE) {
        workspaces.put(row.key().name(), workspace(row, spec));
      }
    }
    var useCases = new HashMap<String, UseCaseView>();
    for (PolicyRows.SettingRow row : own) {
      if (row.key().kind() == Kind.USE_CASE) {
        useCases.put(row.key().name(), useCase(row, workspaces));
      }
    }
    return new TenantView(
        tenant, spec.text("displayName"), secret, spec.flag("suspended"), workspaces, useCases);
  }

  private WorkspaceView workspace(PolicyRows.SettingRow row, Spec tenantSpec) {
    Spec spec = row.spec();
    List<String> required = spec.texts("require");
    return new WorkspaceView(
        tenant,
        row.key().name(),
        spec.text("displayName"),
        models(spec.text("models")),
        prompt(spec),
        spec.textOrNull("outputRules"),
        outputs(spec),
        CallerSystem.of(
            spec, spec.texts("prompts").isEmpty() ? CallerSystem.ALLOW : CallerSystem.CHECKED),
        content(spec, tenantSpec),
        required.contains("business_context"),
        required.contains("use_case"),
        new UpstreamRef(
            spec.text("upstream", tenantSpec.text("upstream", UpstreamRef.DEFAULT.name()))));
  }

  private static ContentRules content(Spec workspace, Spec tenant) {
    ContentRules outer = ContentRules.of(tenant, ContentRules.DEFAULT);
    return ContentRules.of(workspace, outer).within(outer);
  }

  private UseCaseView useCase(PolicyRows.SettingRow row, Map<String, WorkspaceView> workspaces) {
    Spec spec = row.spec();
    WorkspaceView workspace = workspaces.get(spec.text("workspace"));
    if (workspace == null || row.owner() == null) {
      throw new IllegalArgumentException(row.key() + ": no workspace or owner (expected: both)");
    }
    String reviewBy = spec.textOrNull("reviewBy");
    return new UseCaseView(
        tenant,
        workspace.name(),
        row.key().name(),
        spec.text("purpose"),
        row.owner(),
        spec.text("riskTier"),
        UseCaseView.Approval.DECLARED,
        workspace.models().narrowedTo(Set.copyOf(spec.texts("modelTiers"))),
        Set.copyOf(spec.texts("features")),
        spec.texts("dataClasses"),
        SpecTranslator.tools(spec),
        SpecTranslator.tags(spec),
        CallerSystem.ofOrNull(spec),
        reviewBy == null ? null : LocalDate.parse(reviewBy));
  }

  private ModelRules models(String name) {
    PolicyRows.SettingRow own = settings.apply(new SettingKey(Kind.MODEL_TIERS, tenant, name));
    return SpecTranslator.modelRules(own != null ? own.spec() : spec(Kind.MODEL_TIERS, null, name));
  }

  private PromptVersion prompt(Spec workspace) {
    var blocks = new ArrayList<String>();
    for (String name : workspace.texts("prompts")) {
      blocks.add(TenantMark.instructions(secret, spec(Kind.PROMPT, tenant, name).text("text")));
    }
    for (String name : workspace.texts("productData")) {
      Spec data = spec(Kind.PRODUCT_DATA, tenant, name);
      blocks.add(TenantMark.facts(secret, SpecTranslator.productBlock(data)));
    }
    return PromptVersion.of(blocks);
  }

  private OutputRules outputs(Spec workspace) {
    String name = workspace.textOrNull("outputRules");
    if (name == null) {
      return OutputRules.NONE;
    }
    List<Spec> data =
        workspace.texts("productData").stream()
            .map(each -> spec(Kind.PRODUCT_DATA, tenant, each))
            .toList();
    return OutputSettings.rules(spec(Kind.OUTPUT_RULES, tenant, name), data);
  }

  private Spec spec(Kind kind, @Nullable String of, String name) {
    PolicyRows.SettingRow row = settings.apply(new SettingKey(kind, of, name));
    if (row == null) {
      throw new IllegalArgumentException(
          new SettingKey(kind, of, name) + ": absent (expected: referred to, so there)");
    }
    return row.spec();
  }
}
