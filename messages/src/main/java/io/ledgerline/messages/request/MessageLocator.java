package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;

/** Reads {@code system} and {@code messages}: their form, roles, and where the content stands. */
final class MessageLocator {
  private static final Names MESSAGE_KEYS = Names.of("role", "content");
  private static final Names ROLES = Names.of("user", "assistant");
  private static final int ABSENT = -1;

  private final TypedReader reader;
  private final JsonScanner scanner;
  private final RequestFacts facts;
  private final BlockLocator blocks;

  MessageLocator(TypedReader reader, RequestFacts facts, BlockLocator blocks) {
    this.reader = reader;
    this.scanner = reader.scanner;
    this.facts = facts;
    this.blocks = blocks;
  }

  void system() throws MalformedJsonException, RefusedBodyException {
    byte first = scanner.peek();
    int start = scanner.position();
    if (first == '"') {
      scanner.string();
      facts.systemForm = SystemForm.STRING;
      facts.systemBlocks = 1;
    } else if (first == '[') {
      facts.systemBlocks = blocks.blocks("system", true);
      facts.systemForm = facts.systemBlocks == 0 ? SystemForm.EMPTY_ARRAY : SystemForm.ARRAY;
    } else if (first == 'n') {
      scanner.skipValue();
    } else {
      throw reader.ofAnotherType("system", "Input should be a valid string or list");
    }
    facts.systemSpan = reader.since(start);
  }

  void messages() throws MalformedJsonException, RefusedBodyException {
    scanner.peek();
    int start = scanner.position();
    boolean more = reader.array("messages");
    reader.down("messages");
    reader.downToElements();
    for (; more; more = scanner.nextElement()) {
      reader.element(facts.messages);
      message();
      facts.messages++;
    }
    reader.up();
    reader.up();
    facts.messagesSpan = reader.since(start);
    if (facts.messages == 0) {
      throw reader.wrong("messages", "at least one message is required");
    }
  }

  private void message() throws MalformedJsonException, RefusedBodyException {
    long seen = 0;
    int role = ABSENT;
    int contentStart = 0;
    int contentEnd = 0;
    for (boolean more = reader.object(""); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(MESSAGE_KEYS);
      if (key < 0) {
        scanner.skipValue();
        continue;
      }
      seen = reader.once(seen, key, MESSAGE_KEYS);
      if (key == 0) {
        reader.stringToken("role");
        role = scanner.indexIn(ROLES);
      } else {
        scanner.peek();
        contentStart = scanner.position();
        content();
        contentEnd = scanner.position();
      }
    }
    if (seen != 3) {
      throw reader.wrong(MESSAGE_KEYS.name((int) seen & 1), "Field required");
    }
    if (role == 0 && facts.firstUserContent == null) {
      facts.firstUserContent = new Span(contentStart, contentEnd);
    }
    facts.assistantTurn |= role == 1;
  }

  private void content() throws MalformedJsonException, RefusedBodyException {
    byte first = scanner.peek();
    if (first == '"') {
      scanner.string();
    } else if (first == '[') {
      blocks.blocks("content", false);
    } else {
      throw reader.ofAnotherType("content", "Input should be a valid list or string");
    }
  }
}
