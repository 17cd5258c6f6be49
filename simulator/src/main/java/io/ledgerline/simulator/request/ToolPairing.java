package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every {@code tool_use} has its {@code tool_result} in the next user turn, and the reverse. */
final class ToolPairing {
  private final Set<String> open = new LinkedHashSet<>();
  private int openedIn;
  private boolean answering;

  private ToolPairing() {}

  static void check(List<PlacedBlock> blocks) {
    ToolPairing pairing = new ToolPairing();
    for (PlacedBlock placed : blocks) {
      switch (placed.role()) {
        case "assistant" -> pairing.assistant(placed);
        case "user" -> pairing.user(placed);
        default -> {} // a system message may stand between
      }
    }
    if (!pairing.open.isEmpty() && pairing.answering) {
      throw pairing.unanswered();
    }
  }

  private void assistant(PlacedBlock placed) {
    if (answering && !open.isEmpty()) {
      throw unanswered();
    }
    if (answering) {
      open.clear();
      answering = false;
    }
    if (placed.type().equals("tool_use")) {
      String at = placed.path();
      if (Json.text(placed.block(), "id").isEmpty()) {
        throw ApiException.invalid(at + ".tool_use.id: Field required");
      }
      if (!placed.block().path("input").isObject()) {
        throw ApiException.invalid(at + ".tool_use.input: Input should be a valid dictionary");
      }
      if (!open.add(Json.text(placed.block(), "id"))) {
        throw ApiException.invalid("messages: `tool_use` ids must be unique");
      }
      openedIn = placed.message();
    }
  }

  private void user(PlacedBlock placed) {
    answering = true;
    if (!placed.type().equals("tool_result")) {
      return;
    }
    String id = Json.text(placed.block(), "tool_use_id");
    if (!open.remove(id)) {
      throw ApiException.invalid(
          placed.path()
              + ": unexpected `tool_use_id` found in `tool_result` blocks: "
              + id
              + ". Each `tool_result` block must have a corresponding `tool_use` block in the"
              + " previous message.");
    }
  }

  private ApiException unanswered() {
    return ApiException.invalid(
        "messages."
            + openedIn
            + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
            + String.join(", ", new ArrayList<>(open))
            + ". Each `tool_use` block must have a corresponding `tool_result` block in the next"
            + " message.");
  }
}
