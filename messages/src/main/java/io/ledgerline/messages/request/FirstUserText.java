package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import org.jspecify.annotations.Nullable;

/** The decoded text of a message's content, the same for every way to write it. */
final class FirstUserText {
  private static final Names KEYS = Names.of("type", "text");

  private FirstUserText() {}

  /** Text of content that a locator has accepted. */
  static String read(byte[] body, @Nullable Span content) {
    if (content == null) {
      return "";
    }
    if (body[content.start()] == '"') {
      return JsonString.decode(body, content);
    }
    try {
      return blocks(new JsonScanner(body, content.start(), content.end()));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the body was changed after it was located", e);
    }
  }

  private static String blocks(JsonScanner scanner) throws MalformedJsonException {
    var text = new StringBuilder();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      text.append(block(scanner));
    }
    return text.toString();
  }

  private static String block(JsonScanner scanner) throws MalformedJsonException {
    boolean isText = false;
    String text = "";
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(KEYS);
      if (key < 0 || scanner.peek() != '"') {
        scanner.skipValue();
        continue;
      }
      scanner.string();
      if (key == 0) {
        isText = scanner.stringValue().equals("text");
      } else {
        text = scanner.stringValue();
      }
    }
    return isText ? text : "";
  }
}
