package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.request.TextSpan.Kind;
import io.ledgerline.messages.request.TextSpan.Role;

/**
 * Walks content, blocks and plain values for {@link TextSpans}. A block's type decides what its
 * strings are, so it is looked up ahead; blocks nested deeper than {@link #TYPED_DEPTH} are walked
 * as plain values, which bounds the work whatever the order of keys.
 */
final class SpanWalk {
  /** Levels of nested blocks whose types are looked at; real requests have three. */
  static final int TYPED_DEPTH = 8;

  private static final Names TYPE_KEY = Names.of("type");
  private static final Names TYPES =
      Names.of(
          "text",
          "thinking",
          "redacted_thinking",
          "tool_use",
          "server_tool_use",
          "mcp_tool_use",
          "document",
          "image",
          "search_result",
          "compaction",
          "web_search_result",
          "container_upload",
          "tool_reference",
          "tool_result",
          "web_search_tool_result",
          "web_fetch_tool_result",
          "code_execution_tool_result",
          "bash_code_execution_tool_result",
          "text_editor_code_execution_tool_result",
          "tool_search_tool_result",
          "mcp_tool_result",
          "advisor_tool_result");
  private static final int REDACTED = 2;
  private static final int FIRST_RESULT = 13;
  private static final Names KEYS =
      Names.of(
          "type",
          "cache_control",
          "source",
          "content",
          "id",
          "tool_use_id",
          "signature",
          "encrypted_content",
          "encrypted_index",
          "encrypted_stdout",
          "file_id",
          "name",
          "data",
          "url");
  private static final Names SOURCE_KEYS =
      Names.of("type", "media_type", "file_id", "content", "url", "data");
  private static final Names SOURCE_TYPES = Names.of("base64");

  private final JsonScanner scanner;
  private final TextSpans.Visitor visitor;
  private Role role = Role.NONE;
  private int message = -1;
  private int block = -1;
  private int depth;

  SpanWalk(JsonScanner scanner, TextSpans.Visitor visitor) {
    this.scanner = scanner;
    this.visitor = visitor;
  }

  void at(Role role, int message) {
    this.role = role;
    this.message = message;
    this.block = -1;
  }

  void block(int index) {
    this.block = index;
  }

  /** Content of a message, of {@code system}, of a block: a string, blocks, or one block. */
  void content(Kind kind) throws MalformedJsonException {
    byte first = scanner.peek();
    if (depth >= TYPED_DEPTH || (first != '[' && first != '{')) {
      strings(kind, false);
      return;
    }
    depth++;
    if (first == '{') {
      typed(kind);
    } else {
      elements(kind);
    }
    depth--;
  }

  private void elements(Kind kind) throws MalformedJsonException {
    int index = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      if (depth == 1) {
        block = index++;
      }
      if (scanner.peek() == '{') {
        typed(kind);
      } else {
        strings(kind, false);
      }
    }
  }

  private void typed(Kind around) throws MalformedJsonException {
    int type = ahead(TYPE_KEY, TYPES);
    Kind kind = kind(type, around);
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(KEYS);
      if (key < 0 && kind != Kind.TOOL_INPUT) {
        name(kind);
      }
      switch (key) {
        case 0, 1 -> known();
        case 2 -> source(kind);
        case 3 -> content(kind);
        case 4, 5, 6, 7, 8, 9, 10 -> opaque(type >= 0, kind);
        case 11 -> opaque(kind == Kind.TOOL_INPUT, kind);
        case 12 -> opaque(type == REDACTED, kind);
        case 13 -> strings(Kind.LINK, false);
        default -> strings(kind, kind == Kind.TOOL_INPUT);
      }
    }
  }

  private static Kind kind(int type, Kind around) {
    return switch (type) {
      case 0 -> around;
      case 1, REDACTED -> Kind.THINKING;
      case 3, 4, 5 -> Kind.TOOL_INPUT;
      case 6 -> Kind.DOCUMENT;
      case 8 -> Kind.SEARCH_RESULT;
      case 9 -> Kind.COMPACTION;
      default ->
          type >= FIRST_RESULT ? Kind.TOOL_RESULT : around == Kind.TEXT ? Kind.OTHER : around;
    };
  }

  private void opaque(boolean skip, Kind kind) throws MalformedJsonException {
    if (skip) {
      known();
    } else {
      strings(kind, false);
    }
  }

  private void source(Kind kind) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      strings(
          kind, false); // a search result's: an address or any other name, and nobody fetches it
      return;
    }
    boolean base64 = ahead(TYPE_KEY, SOURCE_TYPES) == 0;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      switch (scanner.indexIn(SOURCE_KEYS)) {
        case 0, 1, 2 -> known();
        case 3 -> content(kind);
        case 4 -> strings(Kind.LINK, false);
        case 5 -> strings(base64 ? Kind.BASE64 : kind, false);
        default -> {
          name(kind);
          strings(kind, false);
        }
      }
    }
  }

  /** Visits every string in the next value, and keys too where asked for. */
  void strings(Kind kind, boolean keys) throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> {
        scanner.string();
        visit(kind);
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          strings(kind, keys);
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          if (keys) {
            visit(Kind.TOOL_INPUT_KEY);
          } else {
            name(kind);
          }
          strings(kind, keys);
        }
      }
      default -> number(kind);
    }
  }

  /** Passes over a value of the API's own: what is in it under names that are not is visited. */
  void known() throws MalformedJsonException {
    switch (scanner.peek()) {
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          known();
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          if (ApiNames.isAt(scanner)) {
            known();
          } else {
            fixed(Kind.OTHER);
            unexpected();
          }
        }
      }
      default -> scanner.skipValue();
    }
  }

  private void unexpected() throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> {
        scanner.string();
        fixed(Kind.OTHER);
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          unexpected();
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          fixed(Kind.OTHER);
          unexpected();
        }
      }
      default -> scanner.skipValue();
    }
  }

  /** Visits the current key, unless it is a name of the API's. */
  void name(Kind kind) {
    if (!ApiNames.isAt(scanner)) {
      fixed(kind);
    }
  }

  private void fixed(Kind kind) {
    visitor.fixed(span(kind));
  }

  private void number(Kind kind) throws MalformedJsonException {
    byte first = scanner.peek();
    int start = scanner.position();
    scanner.skipValue();
    if (first == '-' || first >= '0' && first <= '9') {
      var span = new Span(start, scanner.position());
      visitor.number(new TextSpan(kind, role, message, block, span, false));
    }
  }

  /** Visits the string that the scanner has just passed. */
  void visit(Kind kind) {
    visitor.text(span(kind));
  }

  private TextSpan span(Kind kind) {
    var span = new Span(scanner.stringStart() - 1, scanner.stringEnd() + 1);
    return new TextSpan(kind, role, message, block, span, scanner.stringEscaped());
  }

  /** Index among {@code values} of a member of the object ahead; -1 when it is none of them. */
  int ahead(Names key, Names values) throws MalformedJsonException {
    scanner.peek();
    var look = new JsonScanner(scanner.bytes(), scanner.position(), scanner.bytes().length);
    for (boolean more = look.enterObject(); more; more = look.nextMember()) {
      if (look.indexIn(key) == 0) {
        boolean text = look.peek() == '"';
        look.skipValue();
        return text ? look.indexIn(values) : -1;
      }
      look.skipValue();
    }
    return -1;
  }
}
