package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A data policy as one line of JSON, the same for the same policy: what rules are compared by, and
 * what is kept of those that a conversation began with.
 */
final class DataPolicyText {
  private DataPolicyText() {}

  /** The line of a policy. */
  static String of(DataPolicy policy) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", policy.name());
    if (policy.tenant() != null) {
      document.put("tenant", policy.tenant());
    }
    document.put("spec", policy.spec().values());
    return SpecJson.write(document);
  }

  /** The policy that {@link #of} made a line of. */
  static DataPolicy read(String line) {
    var document = new Spec(SpecJson.read(line));
    return DataPolicy.of(document.textOrNull("tenant"), document.text("name"), spec(document));
  }

  private static Spec spec(Spec document) {
    var values = new LinkedHashMap<String, Object>();
    if (document.values().get("spec") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put((String) name, value));
    }
    return new Spec(values);
  }
}
