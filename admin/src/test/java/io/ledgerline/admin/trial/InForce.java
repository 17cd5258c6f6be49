package io.ledgerline.admin.trial;

import io.ledgerline.governance.apply.SettingFiles;
import io.ledgerline.governance.apply.SettingFiles.Document;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.data.Assurances;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.model.ModelTier;
import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.policy.CallerSystem;
import io.ledgerline.governance.policy.ContentRules;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.UpstreamRef;
import io.ledgerline.governance.policy.WorkspaceView;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.records.query.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds for workspace support of threadco, which names the OutputRules own. */
record InForce(PolicySnapshot policies) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ModelRules MODELS =
      new ModelRules(
          "any",
          List.of(new ModelTier("any", List.of("any"), Set.of(), null, false)),
          Map.of(),
          Map.of());

  static InForce of(String... documents) {
    OutputRules outputs = OutputRules.NONE;
    var data = new ArrayList<DataPolicy>();
    for (Document each : read(String.join("---\n", documents))) {
      if (each.key().kind() == Kind.DATA_POLICY) {
        data.add(DataPolicy.of(each.key().tenant(), each.key().name(), each.spec()));
      } else {
        outputs = OutputSettings.rules(each.spec(), List.of());
      }
    }
    var workspace =
        new WorkspaceView(
            "threadco",
            "support",
            "Support",
            MODELS,
            PromptVersion.none(),
            "own",
            outputs,
            CallerSystem.ALLOW,
            ContentRules.DEFAULT,
            false,
            false,
            UpstreamRef.DEFAULT);
    var key = new TenantKey(new byte[TenantKey.LENGTH]);
    var tenant =
        new TenantView("threadco", "ThreadCo", key, false, Map.of("support", workspace), Map.of());
    return new InForce(
        new PolicySnapshot(
            1,
            List.of(tenant),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            data,
            List.of(),
            Assurances.NONE));
  }

  /** Tries files with one call, of which its entries say this. */
  TrialReport trial(String files, String call) {
    return trial(files, call, "completed");
  }

  TrialReport trial(String files, String call, String status) {
    var report = new TrialReport();
    var document = (ObjectNode) JSON.readTree(call);
    document.put("tenant", "threadco").put("workspace", "support");
    new CallTrial(new Proposal(read(files)), policies, report)
        .call(
            new CallRecord(
                "threadco",
                "r1",
                Instant.parse("2026-11-26T10:00:00Z"),
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                status,
                document));
    return report;
  }

  private static List<Document> read(String files) {
    var read = SettingFiles.read(List.of(new SourceFile("p.yaml", files)));
    if (!read.problems().isEmpty()) {
      throw new IllegalArgumentException(read.problems().getFirst().toString());
    }
    return read.settings();
  }
}
