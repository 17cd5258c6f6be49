package io.ledgerline.admin.trial;

import io.ledgerline.governance.apply.SettingFiles.Document;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Policies as files have them, laid over those in force. What the files only let observe is tried
 * as if it were enforced.
 */
public final class Proposal {
  private static final Comparator<SettingKey> BY_NAME = Comparator.comparing(SettingKey::toString);

  private final List<DataPolicy> data = new ArrayList<>();
  private final Map<SettingKey, AnswerActions> answers = new HashMap<>();
  private final Map<SettingKey, Spec> workspaces = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Of these documents.
   *
   * @throws IllegalArgumentException for one that makes no sense
   */
  public Proposal(List<Document> documents) {
    for (Document each : documents) {
      if (each.key().kind() == Kind.DATA_POLICY) {
        data.add(DataPolicy.of(each.key().tenant(), each.key().name(), enforced(each.spec())));
      } else if (each.key().kind() == Kind.OUTPUT_RULES) {
        outputs(each);
      } else if (each.key().kind() == Kind.WORKSPACE) {
        workspaces.put(each.key(), each.spec());
      } else if (each.key().kind() == Kind.DETECTORS) {
        notes.add(
            each.key()
                + " was left out: what new detectors find is not among earlier findings; try them"
                + " with examples, or apply them with a policy that observes");
      }
    }
    if (data.isEmpty() && answers.isEmpty()) {
      throw new IllegalArgumentException(
          "the files hold no DataPolicy and no OutputRules, so there is nothing to try");
    }
  }

  private void outputs(Document document) {
    answers.put(
        document.key(), AnswerActions.enforced(OutputSettings.rules(document.spec(), List.of())));
    notes.add(
        document.key()
            + " is judged by what was flagged in answers then: new terms, limits, phrases,"
            + " statements, shapes and hosts are not, nor a check that was off then");
  }

  private static Spec enforced(Spec spec) {
    if (!spec.text("mode", "enforce").equals("observe")) {
      return spec;
    }
    var values = new HashMap<>(spec.values());
    values.put("mode", "enforce");
    return new Spec(values);
  }

  /** The policies that would hold for calls of a workspace. */
  DataRules over(DataRules now, String tenant, String workspace) {
    List<DataPolicy> own =
        data.stream()
            .filter(each -> each.tenant() == null || each.tenant().equals(tenant))
            .toList();
    return now.with(own).in(workspace);
  }

  /** Whether the files say something of requests of a tenant. */
  boolean asksAboutRequests(String tenant) {
    return data.stream().anyMatch(each -> each.tenant() == null || each.tenant().equals(tenant));
  }

  /**
   * What would be done to answers in a workspace; null where the files don't say, as they hold no
   * document that it names.
   *
   * @param named the document that it names as things are
   */
  @Nullable AnswerActions answers(String tenant, String workspace, @Nullable String named) {
    Spec own = workspaces.get(workspace(tenant, workspace));
    String name = own == null ? named : own.textOrNull("outputRules");
    if (name == null) {
      return own == null ? null : AnswerActions.NONE;
    }
    return answers.get(new SettingKey(Kind.OUTPUT_RULES, tenant, name));
  }

  /** The documents about answers that no workspace names, of the files or as things are. */
  List<SettingKey> unnamed(PolicySnapshot policies) {
    return answers.keySet().stream().filter(key -> !named(key, policies)).sorted(BY_NAME).toList();
  }

  private boolean named(SettingKey key, PolicySnapshot policies) {
    String tenant = String.valueOf(key.tenant());
    boolean byFiles =
        workspaces.entrySet().stream()
            .filter(each -> tenant.equals(each.getKey().tenant()))
            .anyMatch(each -> key.name().equals(each.getValue().textOrNull("outputRules")));
    return byFiles
        || policies.tenant(tenant).stream()
            .flatMap(each -> each.workspaces().values().stream())
            .filter(each -> !workspaces.containsKey(workspace(tenant, each.name())))
            .anyMatch(each -> key.name().equals(each.outputRules()));
  }

  private static SettingKey workspace(String tenant, String name) {
    return new SettingKey(Kind.WORKSPACE, tenant, name);
  }

  /** What could not be tried, for people. */
  List<String> notes() {
    return notes;
  }
}
