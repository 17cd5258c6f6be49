package io.ledgerline.server.policy;

import io.ledgerline.governance.apply.SettingFiles;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataPlace;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.rule.OutputRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policies of some files that hold for one tenant, as if all that observe were enforced. */
final class TriedPolicies {
  private final SettingFiles files;
  private final @Nullable String tenant;
  private final List<Spec> productData;
  private final DataRules data;
  private final DetectorSet detectors;

  TriedPolicies(SettingFiles files, SettingFiles.Examples examples) {
    this.files = files;
    this.tenant = examples.tenant();
    var policies = new ArrayList<DataPolicy>();
    for (SettingFiles.Document each : of(Kind.DATA_POLICY)) {
      policies.add(
          DataPolicy.of(each.key().tenant(), each.key().name(), enforced(each.spec(), "enforce")));
    }
    this.data = new DataRules(policies);
    this.detectors =
        new DetectorSet(
            of(Kind.DETECTORS).stream()
                .map(
                    each ->
                        DetectorDocument.of(each.key().tenant(), each.key().name(), 1, each.spec()))
                .toList());
    List<Spec> inline = examples.spec().objects("productData");
    this.productData =
        inline.isEmpty()
            ? of(Kind.PRODUCT_DATA).stream().map(SettingFiles.Document::spec).toList()
            : inline;
  }

  private List<SettingFiles.Document> of(Kind kind) {
    return files.settings().stream()
        .filter(each -> each.key().kind() == kind)
        .filter(each -> each.key().tenant() == null || each.key().tenant().equals(tenant))
        .toList();
  }

  private static Spec enforced(Spec spec, String mode) {
    if (!spec.text("mode", mode).equals("observe")) {
      return spec;
    }
    var values = new HashMap<>(spec.values());
    values.put("mode", mode);
    return new Spec(values);
  }

  /** What holds for an example. */
  DataTerms terms(Spec example) {
    String workspace = example.text("workspace", "any");
    var place =
        new DataPlace(
                tenant == null ? "any" : tenant,
                workspace,
                example.textOrNull("useCase"),
                example.texts("dataClasses"),
                example.text("route", "default"))
            .with(Set.of(), Set.copyOf(example.texts("proofs")));
    return DataTerms.of(
        data.in(workspace), place, detectors, DataMarks.labels(example.texts("labels")));
  }

  /**
   * The rules that an example's answer is held to.
   *
   * @throws IllegalArgumentException when it is not clear which
   */
  OutputRules outputs(Spec example) {
    String name = example.textOrNull("outputRules");
    List<SettingFiles.Document> found =
        of(Kind.OUTPUT_RULES).stream()
            .filter(each -> name == null || each.key().name().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "outputRules: %s, of which the files hold %d for this tenant (expected: one; name it)"
              .formatted(name == null ? "none named" : name, found.size()));
    }
    return OutputSettings.rules(enforced(found.getFirst().spec(), "buffer"), productData);
  }
}
