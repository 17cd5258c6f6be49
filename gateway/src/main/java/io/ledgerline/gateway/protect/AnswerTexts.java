package io.ledgerline.gateway.protect;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The literals of an answer in which tokens are restored: all of its content but thinking and what
 * else is signed or opaque, type names, ids and links; numbers only in arguments of tools.
 */
final class AnswerTexts {
  private static final Names CONTENT = Names.of("content", "stop_sequence");
  private static final int STOP = 1;
  private static final Names DELTA = Names.of("delta");
  private static final Names TYPE = Names.of("type");
  private static final Names SIGNED = Names.of("thinking", "redacted_thinking", "compaction");
  private static final Names OPAQUE =
      Names.of(
          "type",
          "id",
          "tool_use_id",
          "signature",
          "encrypted_content",
          "encrypted_index",
          "encrypted_stdout",
          "file_id",
          "url",
          "input");
  private static final int INPUT = 9;

  /** A literal; {@code argument} says that it is given to a tool rather than shown. */
  record Literal(Span span, boolean argument) {}

  private final JsonScanner scanner;
  private final List<Literal> spans = new ArrayList<>();
  private boolean inArguments;

  private AnswerTexts(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Of a whole message. */
  static List<Literal> ofMessage(byte[] body) throws MalformedJsonException {
    var texts = new AnswerTexts(new JsonScanner(body));
    texts.message();
    texts.scanner.endOfDocument();
    return texts.spans;
  }

  /** Of one block, or of what belongs to one, between two offsets. */
  static List<Literal> ofBlock(byte[] json, int start, int end) throws MalformedJsonException {
    var texts = new AnswerTexts(new JsonScanner(json, start, end));
    texts.value();
    return texts.spans;
  }

  /** Of an event that ends a message: the sequence that stopped it. */
  static List<Literal> ofEnd(byte[] json, int start, int end) throws MalformedJsonException {
    var texts = new AnswerTexts(new JsonScanner(json, start, end));
    JsonScanner scanner = texts.scanner;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(DELTA) == 0 && scanner.peek() == '{') {
        texts.stop();
      } else {
        scanner.skipValue();
      }
    }
    return texts.spans;
  }

  private void stop() throws MalformedJsonException {
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(CONTENT) == STOP && scanner.peek() == '"') {
        string();
      } else {
        scanner.skipValue();
      }
    }
  }

  private void message() throws MalformedJsonException {
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(CONTENT);
      if (key == 0) {
        value();
      } else if (key == STOP && scanner.peek() == '"') {
        string();
      } else {
        scanner.skipValue();
      }
    }
  }

  private void value() throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> string();
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          value();
        }
      }
      case '{' -> block();
      default -> scanner.skipValue();
    }
  }

  private void block() throws MalformedJsonException {
    if (isSigned()) {
      scanner.skipValue();
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(OPAQUE);
      if (key == INPUT) {
        inArguments = true;
        arguments();
        inArguments = false;
      } else if (key >= 0) {
        scanner.skipValue();
      } else {
        value();
      }
    }
  }

  /** Arguments are the model's own words, keys included. */
  private void arguments() throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> string();
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          arguments();
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          current();
          arguments();
        }
      }
      default -> number();
    }
  }

  /** A token of digits may stand for a number. */
  private void number() throws MalformedJsonException {
    scanner.peek();
    int start = scanner.position();
    scanner.skipValue();
    spans.add(new Literal(new Span(start, scanner.position()), inArguments));
  }

  private void string() throws MalformedJsonException {
    scanner.string();
    current();
  }

  private void current() {
    spans.add(new Literal(new Span(scanner.stringStart(), scanner.stringEnd()), inArguments));
  }

  private boolean isSigned() throws MalformedJsonException {
    scanner.peek();
    var ahead = new JsonScanner(scanner.bytes(), scanner.position(), scanner.bytes().length);
    for (boolean more = ahead.enterObject(); more; more = ahead.nextMember()) {
      if (ahead.indexIn(TYPE) == 0 && ahead.peek() == '"') {
        ahead.string();
        return ahead.indexIn(SIGNED) >= 0;
      }
      ahead.skipValue();
    }
    return false;
  }
}
