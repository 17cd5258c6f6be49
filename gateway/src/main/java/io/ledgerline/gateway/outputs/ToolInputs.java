package io.ledgerline.gateway.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.rule.ToolInput;
import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/** What a tool would be given, as rules read it. */
final class ToolInputs {
  private ToolInputs() {}

  /** Of JSON; what is none is its own words. */
  static ToolInput read(String json) {
    var strings = new ArrayList<String>();
    try {
      value(new JsonScanner(json.getBytes(UTF_8)), strings);
    } catch (MalformedJsonException e) {
      return new ToolInput(json, List.of(json));
    }
    var words = new StringBuilder(json.length());
    strings.forEach(string -> words.append(string).append('\n'));
    return new ToolInput(words.toString(), strings);
  }

  private static void value(JsonScanner scanner, List<String> strings)
      throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> {
        scanner.string();
        strings.add(scanner.stringValue());
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          value(scanner, strings);
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          strings.add(scanner.stringValue());
          value(scanner, strings);
        }
      }
      default -> scanner.skipValue();
    }
  }
}
