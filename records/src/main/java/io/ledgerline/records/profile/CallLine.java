package io.ledgerline.records.profile;

import io.ledgerline.records.Usd;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CallRecord;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One joined call as the line of a profile. */
public final class CallLine {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> SAMPLE_EVENT =
      List.of(
          "user_id",
          "session_id",
          "workspace",
          "business_context",
          "model",
          "prompt_hash",
          "response_hash",
          "prompt_data_categories",
          "confidence_score",
          "human_review_required",
          "approved_by",
          "latency_ms",
          "tokens_input",
          "tokens_output");

  private CallLine() {}

  /**
   * The call in a profile.
   *
   * @param profile any but {@link Profile#ENTRIES}
   */
  public static ObjectNode of(Profile profile, CallRecord call) {
    return switch (profile) {
      case ENTRIES ->
          throw new IllegalArgumentException("profile: entries (expected: one of calls)");
      case CALLS -> calls(call);
      case S0 -> s0(call);
      case S1 -> s1(call);
      case BASELINE -> baseline(call);
    };
  }

  private static ObjectNode calls(CallRecord call) {
    var line = call.document().deepCopy();
    line.put("id", call.id().toString());
    line.put("ts", call.ts().toString());
    line.put("timestamp", call.ts().toString());
    line.put("brand", call.tenant());
    line.set("model_id", field(call, "model"));
    line.set("tokens_in", field(call, "tokens_input"));
    line.set("tokens_out", field(call, "tokens_output"));
    line.set("cost_usd", cost(call));
    line.set("cost_usd_exact", field(call, "cost_usd"));
    return line;
  }

  private static ObjectNode s0(CallRecord call) {
    var line = JSON.createObjectNode();
    line.put("id", call.id().toString());
    line.put("ts", call.ts().toString());
    line.put("brand", call.tenant());
    line.set("feature", field(call, "feature"));
    line.set("model", field(call, "model"));
    line.set("tokens_in", field(call, "tokens_input"));
    line.set("tokens_out", field(call, "tokens_output"));
    line.set("cost_usd", cost(call));
    return line;
  }

  private static ObjectNode s1(CallRecord call) {
    var line = JSON.createObjectNode();
    line.put("event_type", AuditQueries.CALL_EVENT_TYPE);
    line.put("timestamp", call.ts().toString());
    SAMPLE_EVENT.forEach(name -> line.set(name, field(call, name)));
    return line;
  }

  private static ObjectNode baseline(CallRecord call) {
    var line = JSON.createObjectNode();
    line.set("user_id", field(call, "user_id"));
    line.put("request_id", call.requestId());
    line.put("timestamp", call.ts().toString());
    line.set("model_id", field(call, "model"));
    line.set("prompt_hash", field(call, "prompt_hash"));
    line.set("response_hash", field(call, "response_hash"));
    line.set("policy_flags", list(call, "policy_flags"));
    line.set("redaction_metadata", field(call, "redaction_metadata"));
    line.set("retention_state", field(call, "retention_state"));
    return line;
  }

  private static JsonNode field(CallRecord call, String name) {
    if (name.equals("prompt_data_categories")) {
      return list(call, name);
    }
    var value = call.document().get(name);
    return value == null ? NODES.nullNode() : value;
  }

  private static JsonNode list(CallRecord call, String name) {
    var value = call.document().get(name);
    return value == null ? NODES.arrayNode() : value;
  }

  /** Dollars as a JSON number with six decimals; null while the call is open. */
  private static JsonNode cost(CallRecord call) {
    var exact = call.document().path("cost_usd").stringValue(null);
    return exact == null
        ? NODES.nullNode()
        : NODES.numberNode(new BigDecimal(Usd.sixDecimals(Usd.toNano(exact))));
  }
}
