package io.ledgerline.governance.apply;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A spec as plain values: maps with sorted names, lists, texts, integers and booleans. */
final class SpecTree {
  private SpecTree() {}

  static Map<String, Object> of(JsonNode object) {
    var map = new TreeMap<String, Object>();
    object.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
    return map;
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return of(node);
    }
    if (node.isArray()) {
      var list = new ArrayList<Object>(node.size());
      node.forEach(item -> list.add(value(item)));
      return list;
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isIntegralNumber() ? (Object) node.asLong() : node.asString();
  }
}
