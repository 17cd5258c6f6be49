package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Model;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model or an API version does not accept. */
final class ModelRules {
  private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");

  private ModelRules() {}

  static void check(ObjectNode tree, RequestContext context, Model model) {
    long maxTokens = tree.path("max_tokens").asLong(0);
    if (maxTokens > model.maxOutputTokens()) {
      throw ApiException.invalid(
          "max_tokens: %d > %d, which is the maximum allowed number of output tokens for %s"
              .formatted(maxTokens, model.maxOutputTokens(), model.id()));
    }
    sampling(tree, "temperature", 1.0, context, model);
    sampling(tree, "top_p", 1.0, context, model);
    sampling(tree, "top_k", 0.0, context, model);
    if (Json.has(tree, "inference_geo") && !model.inferenceGeo()) {
      throw ApiException.invalid("inference_geo: not supported by " + model.id());
    }
    choice(tree.get("speed"), "speed", Set.of("standard", "fast"));
    choice(tree.get("service_tier"), "service_tier", Set.of("auto", "standard_only"));
    choice(tree.path("output_config").get("effort"), "output_config.effort", EFFORTS);
    format(tree.path("output_config").path("format"));
    if (tree.has("compaction") || tree.has("container") && !tree.get("container").isNull()) {
      throw ApiException.invalid("compaction and container are not simulated");
    }
  }

  private static void sampling(
      ObjectNode tree, String field, double usual, RequestContext context, Model model) {
    JsonNode value = tree.get(field);
    if (value == null) {
      return;
    }
    if (context.newest()) {
      throw ApiException.invalid(field + ": Extra inputs are not permitted");
    }
    if (!value.isNumber()) {
      throw ApiException.invalid(field + ": Input should be a valid number");
    }
    if (model.refusesSampling() && value.asDouble() != usual) {
      throw ApiException.invalid("`" + field + "` is deprecated for this model.");
    }
    if (!field.equals("top_k") && (value.asDouble() < 0 || value.asDouble() > 1)) {
      throw ApiException.invalid(field + ": range: 0..1");
    }
  }

  private static void choice(JsonNode value, String field, Set<String> allowed) {
    if (value == null || value.isNull() || allowed.contains(value.asString(""))) {
      return;
    }
    String names = String.join("', '", allowed.stream().sorted().toList());
    throw ApiException.invalid(field + ": Input should be '" + names + "'");
  }

  private static void format(JsonNode format) {
    if (format.isMissingNode() || format.isNull()) {
      return;
    }
    if (!Json.text(format, "type").equals("json_schema")) {
      throw ApiException.invalid("output_config.format.type: Input should be 'json_schema'");
    }
    if (!format.path("schema").isObject()) {
      throw ApiException.invalid("output_config.format.schema: Field required");
    }
  }
}
