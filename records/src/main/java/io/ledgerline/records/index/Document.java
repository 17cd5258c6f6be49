package io.ledgerline.records.index;

import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.RawObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call's joined record: names in canonical order, each value the JSON text that an entry has it
 * in. So nothing is parsed that is only passed on.
 */
final class Document {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String EMPTY_LIST = "[]";

  /** In no order: looked up far more often than it is printed. */
  private final Map<String, String> values;

  /** An empty one. */
  Document() {
    this.values = new LinkedHashMap<>();
  }

  private Document(Map<String, String> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** Reads what {@link #json} wrote, or any JSON object. */
  static Document read(String json) {
    try {
      return new Document(RawObject.members(json.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedEntryException otherwisePrinted) {
      return printed((ObjectNode) JSON.readTree(json));
    }
  }

  /** Of names in another order. */
  private static Document printed(ObjectNode object) {
    var document = new Document();
    object.properties().forEach(each -> document.set(each.getKey(), each.getValue().toString()));
    return document;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** A value as the entry's JSON has it; null where there is none. */
  @Nullable String raw(String name) {
    return values.get(name);
  }

  @Nullable String text(String name) {
    return RawObject.text(values.get(name));
  }

  /** A list as the JSON text that it is; null where there is none. */
  @Nullable String list(String name) {
    var value = values.get(name);
    return value == null || value.equals(EMPTY_LIST) || !isList(value) ? null : value;
  }

  /** An integer; 0 where there is none. */
  long number(String name) {
    var value = values.get(name);
    if (value == null) {
      return 0;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notWhole) {
      return 0;
    }
  }

  /** Sets a text of ours that needs no escaping. */
  void put(String name, String plain) {
    values.put(name, '"' + plain + '"');
  }

  /** Sets a value as an entry has it; none, or null, changes nothing. */
  void set(String name, @Nullable String value) {
    if (value != null && !value.equals("null")) {
      values.put(name, value);
    }
  }

  /** Lists what was there together with what comes later, each item once, so many at most. */
  void join(String name, String later, int most) {
    var earlier = values.get(name);
    if (earlier == null || earlier.equals(EMPTY_LIST) || !isList(earlier) || !isList(later)) {
      set(name, later);
      return;
    }
    if (later.equals(EMPTY_LIST)) {
      return;
    }
    try {
      var items = new LinkedHashSet<>(RawObject.items(earlier));
      items.addAll(RawObject.items(later));
      values.put(name, '[' + String.join(",", items.stream().limit(most).toList()) + ']');
    } catch (MalformedEntryException otherwisePrinted) {
      values.put(name, earlier.substring(0, earlier.length() - 1) + ',' + later.substring(1));
    }
  }

  /** The same for every list in an object; whatever else is in it, the later says. */
  void joinMembers(String name, String later, int most) {
    var earlier = values.get(name);
    if (earlier == null || !earlier.startsWith("{") || !later.startsWith("{")) {
      set(name, later);
      return;
    }
    try {
      var members = new Document(RawObject.members(earlier.getBytes(StandardCharsets.UTF_8)));
      RawObject.members(later.getBytes(StandardCharsets.UTF_8))
          .forEach((member, value) -> members.join(member, value, most));
      values.put(name, members.json());
    } catch (MalformedEntryException otherwisePrinted) {
      set(name, later);
    }
  }

  private static boolean isList(String value) {
    return value.startsWith("[");
  }

  /** The record as one canonical JSON object. */
  String json() {
    var names = values.keySet().toArray(String[]::new);
    Arrays.sort(names);
    var json = new StringBuilder(1536).append('{');
    for (var name : names) {
      if (json.length() > 1) {
        json.append(',');
      }
      name(json, name);
      json.append(':').append(values.get(name));
    }
    return json.append('}').toString();
  }

  private static void name(StringBuilder json, String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append(JSON.writeValueAsString(name));
        return;
      }
    }
    json.append('"').append(name).append('"');
  }
}
