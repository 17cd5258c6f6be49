package io.ledgerline.simulator.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names a question is about: "in Paris and New York", "for Order 12". */
final class Subjects {
  private static final String NAME = "\\p{Lu}[\\p{L}\\p{N}'’.-]*(?: \\p{Lu}[\\p{L}\\p{N}'’-]*)*";
  private static final Pattern AFTER =
      Pattern.compile(
          "\\b(?:in|for|of|at|about|near)\\s+("
              + NAME
              + "(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+(?:in\\s+)?)"
              + NAME
              + ")*)");

  private Subjects() {}

  static List<String> of(String question) {
    List<String> subjects = new ArrayList<>();
    Matcher found = AFTER.matcher(question);
    if (found.find()) {
      for (String each : found.group(1).split("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+(?:in\\s+)?")) {
        subjects.add(each.replaceAll("[.?!]+$", ""));
      }
    }
    return subjects;
  }
}
