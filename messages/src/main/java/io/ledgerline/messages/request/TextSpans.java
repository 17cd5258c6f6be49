package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;

/**
 * Visits every text of a request, in the order it stands in the body. What is left out is listed
 * here, not what is let in, so a block, field or key nobody has heard of is visited as well: only
 * type names, ids, cache markers and what the upstream itself has signed or encrypted is skipped.
 * Names that are nobody's words as a rule, and what stands where none of that is expected, are
 * visited apart: as {@link Visitor#fixed}.
 */
public final class TextSpans {
  private static final Names TOP_KEYS =
      Names.of(
          "system",
          "messages",
          "tools",
          "stop_sequences",
          "metadata",
          "model",
          "thread",
          "inference_geo",
          "speed",
          "service_tier",
          "container",
          "diagnostics",
          "cache_control",
          "thinking",
          "fallbacks",
          "fallback_credit_token",
          "tool_choice",
          "mcp_servers",
          "context_management",
          "compaction",
          "output_config",
          "output_format");
  private static final int FIRST_OPTION = 17;
  private static final int FIRST_OUTPUT = 20;
  private static final Names OUTPUT_KEYS = Names.of("format", "schema");
  private static final int STOPS = 3;
  private static final int METADATA = 4;
  private static final Names METADATA_KEYS = Names.of("user_id");
  private static final Names MESSAGE_KEYS = Names.of("role", "content");
  private static final Names ROLES = Names.of("system", "user", "assistant");
  private static final Names ROLE_KEY = Names.of("role");
  private static final Names TOOL_KEYS =
      Names.of(
          "type",
          "cache_control",
          "model",
          "name",
          "description",
          "input_schema",
          "input_examples");

  private final JsonScanner scanner;
  private final SpanWalk walk;
  private final SchemaWalk schemas;

  private TextSpans(byte[] body, Visitor visitor) {
    this.scanner = new JsonScanner(body);
    this.walk = new SpanWalk(scanner, visitor);
    this.schemas = new SchemaWalk(scanner, walk);
  }

  /** Receives the pieces. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes the next piece. */
    void text(TextSpan span);

    /** Takes a number that stands where a text could; its span is the literal. */
    default void number(TextSpan span) {}

    /**
     * Takes a name, or a string where only the API's own words are expected: what is in it can't be
     * replaced without changing what the request means.
     */
    default void fixed(TextSpan span) {}
  }

  /** Visits the texts of a request. */
  public static void visit(LocatedRequest request, Visitor visitor) {
    try {
      new TextSpans(request.body(), visitor).top();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the body was changed after it was located", e);
    }
  }

  private void top() throws MalformedJsonException {
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(TOP_KEYS);
      switch (key) {
        case 0 -> {
          walk.at(TextSpan.Role.SYSTEM, -1);
          walk.content(TextSpan.Kind.TEXT);
        }
        case 1 -> messages();
        case 2 -> tools();
        case STOPS -> {
          walk.at(TextSpan.Role.NONE, -1);
          walk.strings(TextSpan.Kind.STOP_SEQUENCE, false);
        }
        case METADATA -> metadata();
        case -1 -> {
          walk.at(TextSpan.Role.NONE, -1);
          unknown();
        }
        default -> {
          walk.at(TextSpan.Role.NONE, -1);
          if (key >= FIRST_OUTPUT) {
            output();
          } else if (key >= FIRST_OPTION) {
            walk.strings(TextSpan.Kind.OPTION, false);
          } else {
            walk.known();
          }
        }
      }
    }
  }

  private void metadata() throws MalformedJsonException {
    walk.at(TextSpan.Role.NONE, -1);
    if (scanner.peek() != '{') {
      walk.strings(TextSpan.Kind.OTHER, false);
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(METADATA_KEYS) == 0) {
        walk.strings(TextSpan.Kind.OPTION, false);
      } else {
        unknown();
      }
    }
  }

  /** A field that is not the API's. */
  private void unknown() throws MalformedJsonException {
    walk.name(TextSpan.Kind.OTHER);
    walk.strings(TextSpan.Kind.OTHER, false);
  }

  /** What form the answer is to have: its schema is like a tool's. */
  private void output() throws MalformedJsonException {
    if (scanner.peek() != '{') {
      walk.strings(TextSpan.Kind.OPTION, false);
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      switch (scanner.indexIn(OUTPUT_KEYS)) {
        case 0 -> format();
        case 1 -> schemas.schema();
        default -> walk.strings(TextSpan.Kind.OPTION, false);
      }
    }
  }

  private void format() throws MalformedJsonException {
    if (scanner.peek() != '{') {
      walk.strings(TextSpan.Kind.OPTION, false);
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(OUTPUT_KEYS) == 1) {
        schemas.schema();
      } else {
        walk.strings(TextSpan.Kind.OPTION, false);
      }
    }
  }

  private void messages() throws MalformedJsonException {
    int index = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      walk.at(role(), index++);
      message();
    }
  }

  private void message() throws MalformedJsonException {
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      switch (scanner.indexIn(MESSAGE_KEYS)) {
        case 0 -> walk.known();
        case 1 -> walk.content(TextSpan.Kind.TEXT);
        default -> {
          walk.block(-1);
          unknown();
        }
      }
    }
  }

  /** The role of the message ahead, wherever in it the key stands. */
  private TextSpan.Role role() throws MalformedJsonException {
    return switch (walk.ahead(ROLE_KEY, ROLES)) {
      case 0 -> TextSpan.Role.SYSTEM;
      case 1 -> TextSpan.Role.USER;
      case 2 -> TextSpan.Role.ASSISTANT;
      default -> TextSpan.Role.NONE;
    };
  }

  private void tools() throws MalformedJsonException {
    walk.at(TextSpan.Role.NONE, -1);
    if (scanner.peek() != '[') {
      scanner.skipValue();
      return;
    }
    int index = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      walk.block(index++);
      for (boolean in = scanner.enterObject(); in; in = scanner.nextMember()) {
        tool(scanner.indexIn(TOOL_KEYS));
      }
    }
  }

  private void tool(int key) throws MalformedJsonException {
    switch (key) {
      case 0, 1, 2 -> walk.known();
      case 3 -> walk.strings(TextSpan.Kind.TOOL_FIELD, false);
      case 4 -> walk.strings(TextSpan.Kind.TOOL_DEFINITION, false);
      case 5 -> schemas.schema();
      case 6 -> walk.strings(TextSpan.Kind.TOOL_VALUE, false);
      default -> walk.strings(TextSpan.Kind.TOOL_OPTION, false);
    }
  }
}
