package io.ledgerline.simulator.model;

import io.ledgerline.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The capabilities object of a model: each known capability with its support. */
final class Capabilities {
  private Capabilities() {}

  static ObjectNode of(Model model) {
    ObjectNode all = Json.object();
    all.set("batch", supported(false));
    all.set("citations", supported(true));
    all.set("code_execution", supported(false));
    ObjectNode context = supported(model.generation() >= 40);
    for (String edit : new String[] {"clear_thinking_20251015", "clear_tool_uses_20250919"}) {
      context.set(edit, supported(model.generation() >= 40));
    }
    context.set("compact_20260112", supported(false));
    all.set("context_management", context);
    boolean efforts = model.generation() >= 45;
    ObjectNode effort = supported(efforts);
    for (String level : new String[] {"low", "medium", "high", "xhigh", "max"}) {
      effort.set(level, supported(efforts));
    }
    all.set("effort", effort);
    all.set("image_input", supported(true));
    all.set("pdf_input", supported(true));
    ObjectNode tools = supported(true);
    tools.set("code_execution", supported(false));
    tools.set("web_search", supported(true));
    all.set("server_tools", tools);
    all.set("structured_outputs", supported(efforts));
    ObjectNode thinking = supported(model.thinks());
    ObjectNode types = thinking.putObject("types");
    types.set("adaptive", supported(model.adaptive()));
    types.set("between_tools", supported(model.adaptive()));
    types.set("disabled", supported(!model.alwaysThinks()));
    types.set("enabled", supported(model.thinks()));
    all.set("thinking", thinking);
    return all;
  }

  private static ObjectNode supported(boolean value) {
    return Json.object().put("supported", value);
  }
}
