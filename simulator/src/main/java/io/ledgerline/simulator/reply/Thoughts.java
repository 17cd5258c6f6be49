package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.prompt.TokenCount;
import io.ledgerline.simulator.request.MessagesRequest;
import java.util.regex.Pattern;

/**
 * The thinking of an answer.
 *
 * @param shown the summary, empty where it is omitted
 * @param tokens the tokens of the whole thinking; 0 without thinking
 */
record Thoughts(String shown, int tokens, boolean redacted) {
  private static final int HARD_QUESTION = 240;
  private static final Pattern HARD =
      Pattern.compile(
          "(?i)\\b(why|explain|plan|compare|step by step|think|prove|design|analy[sz]e)\\b");

  static Thoughts of(MessagesRequest request, ReplyOptions options) {
    boolean redacted = options.redacted() || Refusal.redactedAsked(request);
    if (!thinks(request, options) && !redacted) {
      return new Thoughts("", 0, false);
    }
    String question = Quote.shortened(Refusal.withoutTriggers(request.question()), 160);
    String summary =
        "The user asks: \"%s\". I look for what the system prompt says about it, %s, then answer briefly."
            .formatted(
                question, request.tools().isEmpty() ? "and nothing else" : "and at the tools");
    int tokens = TokenCount.of(summary, request.model().newTokenizer()) * factor(request.effort());
    int within = Math.min(tokens, request.thinking().budgetTokens());
    return new Thoughts(request.thinking().omitted() ? "" : summary, Math.max(1, within), redacted);
  }

  private static boolean thinks(MessagesRequest request, ReplyOptions options) {
    if (options.think() != null) {
      return options.think() && request.model().thinks();
    }
    return switch (request.thinking().kind()) {
      case OFF -> false;
      case ENABLED -> true;
      case ADAPTIVE -> request.model().alwaysThinks() || hard(request);
    };
  }

  private static boolean hard(MessagesRequest request) {
    String question = request.question();
    boolean easy = request.effort().equals("low") || request.maxTokens() < 256;
    return !easy && (question.length() > HARD_QUESTION || HARD.matcher(question).find());
  }

  private static int factor(String effort) {
    return switch (effort) {
      case "low" -> 1;
      case "medium" -> 2;
      case "high" -> 4;
      case "xhigh" -> 6;
      default -> 8;
    };
  }
}
