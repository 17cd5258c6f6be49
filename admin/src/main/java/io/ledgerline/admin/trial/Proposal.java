package io.ledgerline.admin.trial;

import io.ledgerline.governance.apply.SettingFiles.Document;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Policies as files have them, laid over those in force. What the files only let observe is tried
 * as if it were enforced.
 */
public final class Proposal {
  private final List<DataPolicy> data = new ArrayList<>();
  private final Map<String, String> actions = new HashMap<>();
  private final Set<String> rules = new HashSet<>();
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
      } else if (each.key().kind() == Kind.DETECTORS) {
        notes.add(
            each.key()
                + " was left out: what new detectors find is not among earlier findings; try them"
                + " with examples, or apply them with a policy that observes");
      }
    }
    if (data.isEmpty() && actions.isEmpty()) {
      throw new IllegalArgumentException(
          "the files hold no DataPolicy and no OutputRules, so there is nothing to try");
    }
  }

  private void outputs(Document document) {
    OutputSettings.rules(document.spec(), List.of());
    Spec promises = document.spec().objectOrNull("promises");
    if (promises != null) {
      put(document, "output.promise", "", promises);
      notes.add("promises are judged by what was flagged then, not by new terms or limits");
    }
    for (Spec each : document.spec().objects("forbidden")) {
      put(document, "output.forbidden", ": a statement of " + each.text("name"), each);
    }
    for (Spec each : document.spec().objects("required")) {
      put(document, "output.required", ": " + each.text("name") + " is missing", each);
    }
    Spec format = document.spec().objectOrNull("format");
    if (format != null) {
      put(document, "output.format", "", format);
    }
  }

  private void put(Document document, String rule, String reason, Spec spec) {
    rules.add(document.key().tenant() + " " + rule);
    actions.put(document.key().tenant() + " " + rule + reason, spec.text("action"));
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

  /**
   * What would happen to an answer of which an entry says this; null where the files don't say.
   *
   * @param flag a rule's id, a colon, and the reason
   */
  @Nullable String answerAction(String tenant, String flag) {
    String exactly = actions.get(tenant + " " + flag);
    int colon = flag.indexOf(": ");
    return exactly != null || colon < 0
        ? exactly
        : actions.get(tenant + " " + flag.substring(0, colon));
  }

  /** Whether the files hold a rule about answers of that id. */
  boolean holds(String tenant, String rule) {
    return rules.contains(tenant + " " + rule);
  }

  /** What could not be tried, for people. */
  List<String> notes() {
    return notes;
  }
}
