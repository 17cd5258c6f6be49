package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The refusal that Anthropic documents for tests, and the other documented magic text. */
final class Refusal {
  private static final String TRIGGER =
      "ANTHROPIC_MAGIC_STRING_TRIGGER_REFUSAL_"
          + "1FAEFB6177B4672DEE07F9D3AFC62588CCD2631EDCF22E8CCC1FB35B501C9C86";
  private static final String REDACTED =
      "ANTHROPIC_MAGIC_STRING_TRIGGER_REDACTED_THINKING_"
          + "46C9A13E193C177646C7398A98432ECCCE4C1253D5E2D82641AC0E52CC2876CB";

  private Refusal() {}

  static boolean asked(MessagesRequest request, ReplyOptions options) {
    return options.refuse() || request.question().contains(TRIGGER);
  }

  static boolean redactedAsked(MessagesRequest request) {
    return request.question().contains(REDACTED);
  }

  static String withoutTriggers(String question) {
    return question.replace(TRIGGER, "").replace(REDACTED, "").strip();
  }

  static Reply reply(String id, String model) {
    ObjectNode details = Json.typed("refusal").put("category", "general_harms");
    details.put("explanation", "Refused by the simulator because the request asked for it.");
    return new Reply(id, model, List.of(), "refusal", null, details, 0, 0, 0, 0, 0, null);
  }
}
