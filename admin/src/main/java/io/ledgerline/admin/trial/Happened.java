package io.ledgerline.admin.trial;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What became of a call, as its entries say. */
final class Happened {
  /** Begins the flag that lists the rules for which a person was asked about an answer. */
  private static final String ASKED = "output.held: ";

  private static final String CHANGED = "output_rule";

  /** A person was asked about a request, and said nothing yet, or no. */
  private static final Set<String> ASKED_FOR =
      Set.of("data.held", "data.denied", "injection.held", "injection.denied");

  private Happened() {}

  static Outcome outcome(JsonNode document) {
    String rule = document.path("rule").stringValue("");
    if (ASKED_FOR.contains(rule)) {
      return new Outcome("hold", rule);
    }
    if (rule.startsWith("data.") || rule.startsWith("injection.")) {
      return new Outcome("refuse", rule);
    }
    Outcome was = Outcome.PASS;
    for (JsonNode found : document.path("redaction_metadata").path("findings")) {
      String action = found.path("action").stringValue("");
      if (Outcome.known(action)) {
        was = was.or(new Outcome(action, found.path("category").stringValue("")));
      }
    }
    for (JsonNode change : document.path("changes")) {
      was = was.or(changed(change));
    }
    return waited(rule) ? was.or(new Outcome("hold", asked(document, rule))) : was;
  }

  private static Outcome changed(JsonNode change) {
    String name = change.path("name").stringValue("");
    return switch (change.path("kind").stringValue("")) {
      case "spotlight" -> new Outcome("spotlight", "injection in " + name);
      case "stripped" -> new Outcome("strip", "injection in " + name);
      case "request_approved" -> new Outcome("hold", "the data policy");
      case CHANGED -> new Outcome(change.path("after").stringValue("pass"), name);
      default -> Outcome.PASS;
    };
  }

  /** Whether something was done to an answer, or a person was asked about it. */
  static boolean touchedAnswer(JsonNode document) {
    for (JsonNode change : document.path("changes")) {
      if (change.path("kind").stringValue("").equals(CHANGED)) {
        return true;
      }
    }
    return waited(document.path("rule").stringValue(""));
  }

  /** The rules for which a person was asked; the refusal's own where none is listed. */
  private static String asked(JsonNode document, String rule) {
    for (JsonNode each : document.path("policy_flags")) {
      String flag = each.stringValue("");
      if (flag.startsWith(ASKED)) {
        return flag.substring(ASKED.length());
      }
    }
    return rule;
  }

  /** Whether an answer did not leave because a person said no, or nothing. */
  private static boolean waited(String rule) {
    return rule.equals("output.held") || rule.equals("output.denied");
  }
}
