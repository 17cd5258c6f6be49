package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.request.MessagesRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Answers from what the system prompt says, in its brand's name and tone. */
final class BrandVoice {
  private static final String LETTER = "(?:[\\p{L}\\p{N}&'’-]|\\.(?=[\\p{L}\\p{N}]))";
  private static final String NAME =
      "(\\p{Lu}" + LETTER + "*(?: (?:&|[\\p{Lu}\\d])" + LETTER + "*){0,3})";
  private static final List<Pattern> BRAND =
      List.of(
          Pattern.compile(
              "(?:[Bb]rand|BRAND|[Cc]ompany|[Ss]hop|[Ss]tore)(?: name)?\\s*[:=]\\s*[\"“]?" + NAME),
          Pattern.compile(
              "(?:assistant|agent|helper|voice|concierge|stylist|support|team|advisor|bot)"
                  + " (?:of|for|at) (?:the brand )?"
                  + NAME),
          Pattern.compile(
              "[Yy]ou (?:are|work for|represent|speak for|write for) " + NAME + "(?:'s|’s)"),
          Pattern.compile("[Yy]ou (?:work for|represent|speak for|answer for|write for) " + NAME),
          Pattern.compile("[Ww]elcome to " + NAME));
  private static final int LONGEST_QUOTE = 140;

  private final MessagesRequest request;
  private final String question;
  private final String system;

  BrandVoice(MessagesRequest request, String question) {
    this.request = request;
    this.question = question;
    this.system = spokenTo(request);
  }

  /**
   * The system prompt without a coding agent's own instructions: its first three blocks, when the
   * first is its attribution.
   */
  private static String spokenTo(MessagesRequest request) {
    List<ObjectNode> system = request.system();
    boolean agent =
        !system.isEmpty()
            && Json.text(system.getFirst(), "text").startsWith("x-anthropic-billing-header:");
    if (!agent) {
      return request.systemText();
    }
    StringBuilder text = new StringBuilder();
    for (ObjectNode block : system.subList(Math.min(3, system.size()), system.size())) {
      text.append(Json.text(block, "text")).append("\n\n");
    }
    return text.toString();
  }

  String answer() {
    String brand = brand();
    List<String> facts = new FactSheet(system).about(question, small() ? 1 : 3);
    if (brand.isEmpty() && facts.isEmpty()) {
      return general();
    }
    StringBuilder text = new StringBuilder(opening());
    if (facts.isEmpty()) {
      text.append("I have nothing about \"").append(Quote.shortened(question, LONGEST_QUOTE));
      text.append("\" in what ").append(brand).append(" told me, so I won't guess.");
    } else {
      text.append(String.join(" ", facts));
    }
    return text.append(closing(brand)).toString();
  }

  /** The brand that the last system block that names one names; the client's own come first. */
  private String brand() {
    String found = "";
    for (Pattern pattern : BRAND) {
      Matcher matcher = pattern.matcher(system);
      while (matcher.find()) {
        String name = matcher.group(1).replaceAll("(?:'s|’s)?[.,:;-]*$", "");
        if (!name.contains("Claude") && !name.contains("Anthropic")) {
          found = name;
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  private boolean small() {
    return request.model().line().equals("haiku");
  }

  private String opening() {
    return switch (Tone.of(system)) {
      case PLAYFUL -> "Ooh, good one! ";
      case WARM -> "Thanks for asking! ";
      case ELEGANT -> "It is a pleasure to help. ";
      case FORMAL -> "Thank you for your enquiry. ";
      case ENERGETIC -> "Absolutely, let's go! ";
      case TERSE, PLAIN -> "";
    };
  }

  private String closing(String brand) {
    if (brand.isEmpty()) {
      return "";
    }
    return switch (Tone.of(system)) {
      case PLAYFUL -> " That's the " + brand + " way. Anything else I can dig up for you?";
      case WARM -> " Just tell me if " + brand + " can do anything else for you.";
      case ELEGANT -> " " + brand + " remains at your disposal.";
      case FORMAL -> " Please let " + brand + " know if you need anything further.";
      case ENERGETIC -> " Go for it with " + brand + "!";
      case TERSE -> "";
      case PLAIN -> " Is there anything else " + brand + " can help with?";
    };
  }

  private String general() {
    String asked = Quote.shortened(question, LONGEST_QUOTE);
    if (asked.isEmpty()) {
      return "I am a simulated model and see no text to answer.";
    }
    StringBuilder text = new StringBuilder("You asked: \"").append(asked).append("\". ");
    String first = Quote.shortened(request.firstQuestion(), 80);
    if (request.blocks().stream().anyMatch(each -> each.role().equals("assistant"))
        && !asked.startsWith(first)) {
      text.append("Our conversation began with \"").append(first).append("\". ");
    }
    String topics = String.join(", ", FactSheet.topics(question));
    if (!small() && !topics.isEmpty()) {
      text.append("It is about ").append(topics.toLowerCase(Locale.ROOT)).append(". ");
    }
    return text.append("This answer was composed by a simulator; no model has read it.").toString();
  }
}
