package io.ledgerline.simulator.reply;

import io.ledgerline.simulator.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that is valid for a simple JSON schema, with values taken from a question where it has
 * some: types, enum, const, required, items, references, formats, lengths and bounds.
 */
final class SchemaSample {
  static final Pattern URL = Pattern.compile("https?://[^\\s\"'<>)]+");
  private static final Pattern PATH =
      Pattern.compile("(?:~|\\.{0,2})?/[\\w./-]+|\\b[\\w-]+\\.[A-Za-z]{1,5}\\b");
  private static final Pattern QUOTED = Pattern.compile("[\"“`]([^\"”`]+)[\"”`]|'([^']+)'");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern CODE = Pattern.compile("#?\\b[A-Za-z]*-?\\d[\\w-]*\\b");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int DEEPEST = 12;
  private static final int LONGEST = 80;

  private final JsonNode root;
  private final String question;
  private final Matcher numbers;

  SchemaSample(JsonNode root, String question) {
    this.root = root;
    this.question = question;
    this.numbers = NUMBER.matcher(question);
  }

  JsonNode document() {
    return value(root, "", 0);
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    if (depth > DEEPEST) {
      return JsonNodeFactory.instance.nullNode();
    }
    JsonNode resolved = resolve(schema);
    if (resolved.has("const")) {
      return resolved.get("const");
    }
    if (resolved.path("enum").size() > 0) {
      return choice(resolved.get("enum"));
    }
    for (String union : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (resolved.path(union).size() > 0) {
        return value(resolved.get(union).get(0), name, depth + 1);
      }
    }
    return ofType(resolved, type(resolved), name, depth);
  }

  private JsonNode ofType(JsonNode schema, String type, String name, int depth) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer" -> factory.numberNode((long) number(schema));
      case "number" -> factory.numberNode(number(schema));
      case "boolean" -> factory.booleanNode(true);
      case "null" -> factory.nullNode();
      default -> factory.stringNode(string(schema, name));
    };
  }

  private JsonNode resolve(JsonNode schema) {
    JsonNode at = schema;
    for (int i = 0; i < DEEPEST && at.path("$ref").isString(); i++) {
      String ref = Json.text(at, "$ref");
      at = ref.startsWith("#/") ? root.at(ref.substring(1)) : Json.object();
    }
    return at;
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray() && !type.isEmpty()) {
      return type.get(0).asString("string");
    }
    return type.asString(schema.has("properties") ? "object" : "string");
  }

  private JsonNode choice(JsonNode values) {
    String asked = question.toLowerCase(Locale.ROOT);
    for (JsonNode each : values) {
      if (each.isString() && asked.contains(each.stringValue().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    return values.get(0);
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    for (String name : wanted(schema)) {
      object.set(name, value(schema.path("properties").path(name), name, depth + 1));
    }
    return object;
  }

  /** The required properties, or all where none is. */
  private static Set<String> wanted(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    schema.path("required").forEach(each -> names.add(each.asString("")));
    if (names.isEmpty()) {
      names.addAll(schema.path("properties").propertyNames());
    }
    return names;
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    int count = Math.clamp(schema.path("minItems").asInt(1), 1, 20);
    ArrayNode array = Json.array();
    for (int i = 0; i < count; i++) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  private double number(JsonNode schema) {
    double least =
        schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(-1) + 1);
    double most = schema.path("maximum").asDouble(1e9);
    double found = numbers.find() ? Double.parseDouble(numbers.group()) : least;
    return Math.clamp(found, Math.min(least, most), Math.max(least, most));
  }

  private String string(JsonNode schema, String name) {
    String format = Json.text(schema, "format");
    String text =
        switch (format) {
          case "date" -> first(DATE, "2026-01-01");
          case "date-time" -> first(DATE, "2026-01-01") + "T00:00:00Z";
          case "time" -> "00:00:00Z";
          case "email" -> first(EMAIL, "someone@example.com");
          case "uri", "url" -> first(URL, "https://simulated.example/");
          case "uuid" -> "00000000-0000-4000-8000-000000000000";
          default -> byName(name.toLowerCase(Locale.ROOT));
        };
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    String padded =
        text + ".".repeat(Math.max(0, schema.path("minLength").asInt(0) - text.length()));
    return padded.length() > most ? padded.substring(0, most) : padded;
  }

  private String byName(String name) {
    if (name.contains("title")) {
      return title();
    }
    if (name.contains("path") || name.contains("file")) {
      return first(PATH, quotedOr("file.txt"));
    }
    if (name.contains("url")) {
      return first(URL, "https://simulated.example/");
    }
    if (name.contains("email")) {
      return first(EMAIL, "someone@example.com");
    }
    if (name.equals("id") || name.endsWith("_id") || name.contains("number")) {
      return first(CODE, quotedOr("1"));
    }
    if (name.contains("date")) {
      return first(DATE, "2026-01-01");
    }
    if (name.contains("query") || name.contains("question") || name.contains("prompt")) {
      return Quote.shortened(question, LONGEST);
    }
    List<String> subjects = Subjects.of(question);
    return quotedOr(subjects.isEmpty() ? Quote.shortened(question, LONGEST) : subjects.getFirst());
  }

  private String title() {
    List<String> words = new ArrayList<>();
    for (String word : question.replaceAll("[^\\p{L}\\p{N}' -]", " ").strip().split("\\s+")) {
      if (words.size() < 6) {
        words.add(word);
      }
    }
    String title = String.join(" ", words);
    return title.isEmpty()
        ? "New conversation"
        : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private String quotedOr(String other) {
    Matcher quoted = QUOTED.matcher(question);
    if (!quoted.find()) {
      return other;
    }
    return quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
  }

  private String first(Pattern pattern, String other) {
    Matcher found = pattern.matcher(question);
    return found.find() ? found.group() : other;
  }
}
