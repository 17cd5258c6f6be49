package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.request.TextSpan.Kind;

/**
 * Walks the JSON Schema of a tool, or of an answer: what it says in words may be changed and leaves
 * a schema; so may what values it names, if each stays another; names and patterns may not. Source
 * of the keywords: json-schema.org, draft 2020-12.
 */
final class SchemaWalk {
  private static final Names WORDS = Names.of("description", "title", "$comment");
  private static final Names VALUES = Names.of("enum", "const", "default", "examples");
  private static final Names NAMED =
      Names.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
  private static final Names SCHEMAS =
      Names.of(
          "items",
          "prefixItems",
          "additionalItems",
          "unevaluatedItems",
          "contains",
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "contentSchema");
  private static final Names TYPE = Names.of("type");
  private static final Names TYPES =
      Names.of("object", "string", "number", "integer", "boolean", "array", "null");

  private final JsonScanner scanner;
  private final SpanWalk walk;

  SchemaWalk(JsonScanner scanner, SpanWalk walk) {
    this.scanner = scanner;
    this.walk = walk;
  }

  /** The schema that comes next, or an array of schemas. */
  void schema() throws MalformedJsonException {
    switch (scanner.peek()) {
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          keyword();
        }
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          schema();
        }
      }
      default -> walk.strings(Kind.TOOL_FIELD, false);
    }
  }

  private void keyword() throws MalformedJsonException {
    if (scanner.indexIn(WORDS) >= 0) {
      walk.strings(scanner.peek() == '"' ? Kind.TOOL_DEFINITION : Kind.TOOL_FIELD, false);
    } else if (scanner.indexIn(VALUES) >= 0) {
      walk.strings(Kind.TOOL_VALUE, false);
    } else if (scanner.indexIn(NAMED) >= 0) {
      named();
    } else if (scanner.indexIn(SCHEMAS) >= 0) {
      schema();
    } else if (scanner.indexIn(TYPE) == 0) {
      type();
    } else {
      walk.name(Kind.TOOL_FIELD);
      walk.strings(Kind.TOOL_FIELD, false);
    }
  }

  private void named() throws MalformedJsonException {
    if (scanner.peek() != '{') {
      walk.strings(Kind.TOOL_FIELD, false);
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      walk.name(Kind.TOOL_FIELD);
      schema();
    }
  }

  private void type() throws MalformedJsonException {
    if (scanner.peek() == '"') {
      scanner.string();
      if (scanner.indexIn(TYPES) < 0) {
        walk.visit(Kind.TOOL_FIELD);
      }
      return;
    }
    walk.strings(Kind.TOOL_FIELD, false);
  }
}
