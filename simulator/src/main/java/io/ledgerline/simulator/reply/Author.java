package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides what to answer: what was asked for exactly, structured output, tools, or a text. */
final class Author {
  private static final Pattern EXACTLY =
      Pattern.compile(
          "(?is)\\b(?:reply|respond|answer|say)\\b(?: with| back)?(?: exactly| only| just)"
              + "(?: with| this| the words?| the text)?\\s*:?\\s*[\"'`“]?(.+?)[\"'`”]?\\s*[.!]?\\s*$");
  private static final String FILLER =
      "This is a long simulated answer whose words only fill the room that a test asked for. ";
  private static final int SEARCHED_QUERY = 200;

  private final MessagesRequest request;
  private final String question;
  private final ReplyOptions options;

  /** The author of one answer. */
  Author(MessagesRequest request, String question, ReplyOptions options) {
    this.request = request;
    this.question = question;
    this.options = options;
  }

  Plan plan() {
    if (options.text() != null) {
      return new Plan.Say(options.text());
    }
    if (options.words() > 0) {
      return new Plan.Say(filler(options.words()));
    }
    JsonNode schema = request.outputSchema();
    if (schema != null) {
      return new Plan.Say(new SchemaSample(schema, request.firstQuestion()).document().toString());
    }
    ToolPlanner planner = new ToolPlanner(request, question);
    if (planner.forced()) {
      return planner.forcedUse();
    }
    String result = ToolResults.summary(request);
    if (!result.isEmpty()) {
      return new Plan.Say(result);
    }
    List<Plan.Call> calls = planner.calls();
    if (!calls.isEmpty()) {
      return new Plan.UseTools(preamble(calls), calls);
    }
    Plan look = look();
    return look != null ? look : new Plan.Say(text());
  }

  private static String preamble(List<Plan.Call> calls) {
    String name = calls.getFirst().name();
    return calls.size() == 1
        ? "I'll use " + name + " for that."
        : "I'll use " + name + " " + calls.size() + " times for that.";
  }

  private static String filler(int words) {
    String[] each = FILLER.strip().split(" ");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(each[i % each.length]);
    }
    return text.toString();
  }

  private @Nullable Plan look() {
    for (ObjectNode tool : request.tools()) {
      String type = Json.text(tool, "type");
      boolean only = request.tools().size() == 1;
      if (type.startsWith("web_search_") && (only || ToolPlanner.wantsSearch(question))) {
        String subject = Quote.shortened(afterColon(question), SEARCHED_QUERY);
        String text =
            "The simulated search found three pages about \"%s\": https://simulated.example/result-1 and two more. None of them is real."
                .formatted(subject);
        return new Plan.Look("web_search", subject, text);
      }
      Matcher url = SchemaSample.URL.matcher(question);
      if (type.startsWith("web_fetch_") && url.find()) {
        return new Plan.Look(
            "web_fetch", url.group(), "The page is simulated; nothing was fetched.");
      }
    }
    return null;
  }

  private static String afterColon(String question) {
    int colon = question.indexOf(": ");
    return colon > 0 && colon < 80 ? question.substring(colon + 2) : question;
  }

  private String text() {
    Matcher exactly = EXACTLY.matcher(question);
    if (exactly.find()) {
      return exactly.group(1);
    }
    return new BrandVoice(request, question).answer();
  }
}
