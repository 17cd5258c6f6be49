package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated server tools find: pages of a reserved domain that say they are simulated. */
final class Findings {
  private Findings() {}

  static ObjectNode of(Plan.Look look, String id) {
    return look.tool().equals("web_search") ? search(look, id) : fetch(look, id);
  }

  private static ObjectNode search(Plan.Look look, String id) {
    ObjectNode block = Json.typed("web_search_tool_result").put("tool_use_id", id);
    ArrayNode results = Json.array();
    for (int i = 1; i <= 3; i++) {
      ObjectNode result = Json.typed("web_search_result");
      result.put("title", "Simulated result " + i + " for " + Quote.shortened(look.subject(), 60));
      result.put("url", "https://simulated.example/result-" + i);
      result.putNull("page_age");
      results.add(result.put("encrypted_content", opaque(look.subject() + i)));
    }
    block.set("content", results);
    block.set("caller", Json.typed("direct"));
    return block;
  }

  private static ObjectNode fetch(Plan.Look look, String id) {
    ObjectNode block = Json.typed("web_fetch_tool_result").put("tool_use_id", id);
    ObjectNode result = Json.typed("web_fetch_result").put("url", look.subject());
    result.putNull("retrieved_at");
    ObjectNode document = Json.typed("document").put("title", "Simulated page");
    document.set(
        "source",
        Json.typed("text")
            .put("media_type", "text/plain")
            .put("data", "A simulated page; nothing was fetched from " + look.subject() + "."));
    result.set("content", document);
    block.set("content", result);
    block.set("caller", Json.typed("direct"));
    return block;
  }

  private static String opaque(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
