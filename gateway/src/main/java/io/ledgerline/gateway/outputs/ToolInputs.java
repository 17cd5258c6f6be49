package io.ledgerline.gateway.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;

/** The words of what a tool would be given: its strings, one in a line, names included. */
final class ToolInputs {
  private ToolInputs() {}

  /** Of JSON; what is none is its own words. */
  static String words(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    var words = new StringBuilder();
    try {
      value(new JsonScanner(utf8), words);
    } catch (MalformedJsonException e) {
      return json;
    }
    return words.toString();
  }

  private static void value(JsonScanner scanner, StringBuilder words)
      throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> {
        scanner.string();
        words.append(scanner.stringValue()).append('\n');
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          value(scanner, words);
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          words.append(scanner.stringValue()).append('\n');
          value(scanner, words);
        }
      }
      default -> scanner.skipValue();
    }
  }
}
