package io.ledgerline.gateway.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.messages.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn to be tried; any of its texts may be absent.
 *
 * @param user what a user wrote
 * @param system the client's system text
 * @param toolResult what a tool gave back
 * @param document a document of plain text
 * @param searchResult a search result
 * @param answer what the model answered; null to try the request alone
 */
public record Prompt(
    @Nullable String user,
    @Nullable String system,
    @Nullable String toolResult,
    @Nullable String document,
    @Nullable String searchResult,
    @Nullable String answer) {

  /** The body of a request that holds them. */
  byte[] request() {
    var blocks = new ArrayList<String>();
    add(
        blocks,
        toolResult,
        "{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\",\"content\":",
        "}");
    add(
        blocks,
        document,
        "{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":",
        "}}");
    add(
        blocks,
        searchResult,
        "{\"type\":\"search_result\",\"source\":\"s\",\"title\":\"t\",\"content\":[{\"type\":\"text\",\"text\":",
        "}]}");
    add(blocks, user, "{\"type\":\"text\",\"text\":", "}");
    String systems = system == null ? "" : "\"system\":" + quoted(system) + ",";
    return ("{\"model\":\"trial\",\"max_tokens\":1,"
            + systems
            + "\"messages\":[{\"role\":\"user\",\"content\":["
            + String.join(",", blocks)
            + "]}]}")
        .getBytes(UTF_8);
  }

  /** The body of an answer with that text. */
  static byte[] answer(String text) {
    return ("{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"trial\","
            + "\"content\":[{\"type\":\"text\",\"text\":"
            + quoted(text)
            + "}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}")
        .getBytes(UTF_8);
  }

  private static void add(List<String> blocks, @Nullable String text, String before, String after) {
    if (text != null) {
      blocks.add(before + quoted(text) + after);
    }
  }

  private static String quoted(String text) {
    return new String(JsonString.encode(text), UTF_8);
  }
}
