package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools on offer and the choice among them. */
final class ToolRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

  private ToolRules() {}

  static List<ObjectNode> read(ObjectNode tree) {
    List<ObjectNode> tools = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode tool : tree.path("tools")) {
      String at = "tools." + tools.size();
      if (!(tool instanceof ObjectNode object)) {
        throw ApiException.invalid(at + ": Input should be a valid dictionary");
      }
      check(object, at);
      String name = Json.text(tool, "name");
      if (!name.isEmpty() && !names.add(name)) {
        throw ApiException.invalid("tools: Tool names must be unique.");
      }
      tools.add(object);
    }
    choice(tree, names);
    return tools;
  }

  private static void check(ObjectNode tool, String at) {
    String type = Json.text(tool, "type");
    if (!type.isEmpty() && !type.equals("custom")) {
      return;
    }
    if (!tool.has("name")) {
      throw ApiException.invalid(at + ".custom.name: Field required");
    }
    if (!NAME.matcher(Json.text(tool, "name")).matches()) {
      throw ApiException.invalid(
          at + ".custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
    }
    if (!tool.has("input_schema")) {
      throw ApiException.invalid(at + ".custom.input_schema: Field required");
    }
    if (!tool.path("input_schema").isObject()) {
      throw ApiException.invalid(at + ".custom.input_schema: Input should be a valid dictionary");
    }
    JsonNode schemaType = tool.path("input_schema").path("type");
    if (!schemaType.isMissingNode() && !schemaType.asString("").equals("object")) {
      throw ApiException.invalid(at + ".custom.input_schema.type: Input should be 'object'");
    }
  }

  private static void choice(ObjectNode tree, Set<String> names) {
    JsonNode choice = tree.path("tool_choice");
    if (choice.isMissingNode() || choice.isNull()) {
      return;
    }
    String type = Json.text(choice, "type");
    if (!Set.of("auto", "any", "tool", "none").contains(type)) {
      throw ApiException.invalid(
          "tool_choice: Input tag '%s' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'"
              .formatted(type));
    }
    if (names.isEmpty() && tree.path("tools").isEmpty() && !type.equals("none")) {
      throw ApiException.invalid(
          "tool_choice: `tool_choice` may only be specified while providing `tools`.");
    }
    if (type.equals("tool") && !names.contains(Json.text(choice, "name"))) {
      throw ApiException.invalid(
          "Tool '%s' not found in provided tools".formatted(Json.text(choice, "name")));
    }
  }
}
