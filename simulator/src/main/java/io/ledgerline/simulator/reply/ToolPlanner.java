package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which of the offered client tools a question asks for, and with what input. */
final class ToolPlanner {
  private static final Pattern SEARCH =
      Pattern.compile("(?i)\\b(search|look up|latest|news|on the web|online|internet)\\b");
  private static final Set<String> COMMON_WORDS =
      Set.of(
          "get", "set", "list", "fetch", "find", "search", "create", "run", "read", "write", "tool",
          "the", "agent", "skill", "edit", "for", "and", "with", "from", "task", "send", "use");

  private final MessagesRequest request;
  private final String question;

  ToolPlanner(MessagesRequest request, String question) {
    this.request = request;
    this.question = question;
  }

  static boolean wantsSearch(String question) {
    return SEARCH.matcher(question).find();
  }

  boolean forced() {
    String choice = request.toolChoice();
    return choice.equals("any") || choice.equals("tool");
  }

  /** What {@code tool_choice} any or tool leads to. */
  Plan forcedUse() {
    List<Plan.Call> calls = request.toolChoice().equals("any") ? calls() : List.of();
    if (!calls.isEmpty()) {
      return new Plan.UseTools("", calls);
    }
    String name = Json.text(request.tree().path("tool_choice"), "name");
    for (ObjectNode tool : clientTools()) {
      if (name.isEmpty() || Json.text(tool, "name").equals(name)) {
        return new Plan.UseTools("", limited(generic(tool)));
      }
    }
    return new Plan.Say("None of the offered tools can be called by the simulator.");
  }

  /** The calls that the question asks for; empty when it asks for none. */
  List<Plan.Call> calls() {
    if (request.toolChoice().equals("none") || question.isEmpty()) {
      return List.of();
    }
    List<Plan.Call> machine = machineCalls();
    if (!machine.isEmpty()) {
      return limited(machine);
    }
    for (ObjectNode tool : clientTools()) {
      if (mentions(tool)) {
        return limited(generic(tool));
      }
    }
    return List.of();
  }

  private List<Plan.Call> limited(List<Plan.Call> calls) {
    return request.singleTool() ? calls.subList(0, 1) : calls;
  }

  private List<ObjectNode> clientTools() {
    List<ObjectNode> tools = new ArrayList<>();
    for (ObjectNode tool : request.tools()) {
      String type = Json.text(tool, "type");
      boolean server =
          type.startsWith("web_") || type.startsWith("code_") || type.startsWith("tool_search");
      if (!server && !type.startsWith("mcp_") && !tool.path("defer_loading").asBoolean(false)) {
        tools.add(tool);
      }
    }
    return tools;
  }

  /** Commands and files: what a coding agent's tools do. */
  private List<Plan.Call> machineCalls() {
    MachineTasks tasks = new MachineTasks(question, request.systemText());
    List<Plan.Call> calls = new ArrayList<>();
    ObjectNode shell = withInput("bash", "command");
    ObjectNode writer = withInput("write", "file_path");
    ObjectNode reader = withInput("read", "file_path");
    MachineTasks.Written written = tasks.written();
    if (writer != null && written != null) {
      calls.add(
          call(
              writer,
              Json.object().put("file_path", written.path()).put("content", written.content())));
      return calls;
    }
    if (shell != null) {
      for (String command : tasks.commands()) {
        calls.add(call(shell, Json.object().put("command", command)));
      }
    }
    String path = tasks.read();
    if (calls.isEmpty() && reader != null && path != null) {
      calls.add(call(reader, Json.object().put("file_path", path)));
    }
    return calls;
  }

  private @Nullable ObjectNode withInput(String name, String property) {
    for (ObjectNode tool : clientTools()) {
      boolean typed = Json.text(tool, "type").startsWith(name + "_");
      boolean named = Json.text(tool, "name").equalsIgnoreCase(name);
      if (typed || (named && tool.path("input_schema").path("properties").has(property))) {
        return tool;
      }
    }
    return null;
  }

  /** A call with the given input and whatever else the schema requires. */
  private Plan.Call call(ObjectNode tool, ObjectNode input) {
    JsonNode schema = tool.path("input_schema");
    if (schema.path("required").size() > 0
        && new SchemaSample(schema, question).document() instanceof ObjectNode sample) {
      for (var field : sample.properties()) {
        if (!input.has(field.getKey())) {
          input.set(field.getKey(), field.getValue());
        }
      }
    }
    return new Plan.Call(Json.text(tool, "name"), input);
  }

  private boolean mentions(ObjectNode tool) {
    String name = Json.text(tool, "name");
    String asked =
        " " + question.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_]+", " ") + " ";
    if (asked.contains(" " + name.toLowerCase(Locale.ROOT) + " tool ")
        || (name.length() > 6 && asked.contains(" " + name.toLowerCase(Locale.ROOT) + " "))) {
      return true;
    }
    if (Character.isUpperCase(name.charAt(0))) {
      return false;
    }
    for (String word : name.split("[_-]|(?<=[a-z])(?=[A-Z])")) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (lower.length() > 2 && !COMMON_WORDS.contains(lower) && asked.contains(" " + lower)) {
        return true;
      }
    }
    return false;
  }

  /** One call, or one for each of the names that the question lists. */
  private List<Plan.Call> generic(ObjectNode tool) {
    JsonNode schema = tool.path("input_schema");
    String name = Json.text(tool, "name");
    List<String> subjects = Subjects.of(question);
    List<Plan.Call> calls = new ArrayList<>();
    if (subjects.size() > 1) {
      for (String subject : subjects) {
        calls.add(new Plan.Call(name, input(schema, "in " + subject)));
      }
      return calls;
    }
    calls.add(new Plan.Call(name, input(schema, question)));
    return calls;
  }

  private static ObjectNode input(JsonNode schema, String text) {
    return new SchemaSample(schema, text).document() instanceof ObjectNode input
        ? input
        : Json.object();
  }
}
