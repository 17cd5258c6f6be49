package io.ledgerline.simulator.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reading and building JSON trees; key order is kept. Thread-safe. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * Parses a document.
   *
   * @throws JacksonException if the bytes are not one JSON document
   */
  public static JsonNode parse(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  /** The document as compact UTF-8. */
  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** An object of one string field {@code type}. */
  public static ObjectNode typed(String type) {
    return object().put("type", type);
  }

  /** The string at {@code key}, or the empty string when it is absent or no string. */
  public static String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value != null && value.isString() ? value.stringValue() : "";
  }

  /** Whether {@code key} is present and not null. */
  public static boolean has(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value != null && !value.isNull();
  }
}
