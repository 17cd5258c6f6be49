package io.ledgerline.governance.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a spec that the schema has accepted. A value of another shape is an {@link
 * IllegalArgumentException} that names the field.
 *
 * @param values field to value
 */
public record Spec(Map<String, Object> values) {

  /** A text that must be there. */
  public String text(String field) {
    String text = textOrNull(field);
    if (text == null) {
      throw new IllegalArgumentException(field + ": absent (expected: a text)");
    }
    return text;
  }

  /** A text, or this one where there is none. */
  public String text(String field, String otherwise) {
    String text = textOrNull(field);
    return text == null ? otherwise : text;
  }

  /** A text, or null where there is none. */
  public @Nullable String textOrNull(String field) {
    Object value = values.get(field);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(field, value, "a text");
  }

  /** An integer, or 0 where there is none. */
  public long number(String field) {
    Object value = values.get(field);
    if (value == null) {
      return 0;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw wrong(field, value, "an integer");
  }

  /** Whether it is there and true. */
  public boolean flag(String field) {
    return Boolean.TRUE.equals(values.get(field));
  }

  /** A list of texts, empty where there is none. */
  public List<String> texts(String field) {
    return list(field).stream().map(String.class::cast).toList();
  }

  /** A list of objects, empty where there is none. */
  public List<Spec> objects(String field) {
    return list(field).stream().map(item -> new Spec(map(field, item))).toList();
  }

  /** An object, or null where there is none. */
  public @Nullable Spec objectOrNull(String field) {
    Object value = values.get(field);
    return value == null ? null : new Spec(map(field, value));
  }

  /** Names to texts in the order of the names, empty where there is nothing. */
  public Map<String, String> textMap(String field) {
    var texts = new LinkedHashMap<String, String>();
    Object value = values.get(field);
    if (value != null) {
      map(field, value).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
    }
    return texts;
  }

  private List<?> list(String field) {
    Object value = values.get(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(field, value, "a list");
  }

  private static Map<String, Object> map(String field, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(field, value, "an object");
    }
    var typed = new LinkedHashMap<String, Object>();
    map.forEach((name, item) -> typed.put((String) name, item));
    return typed;
  }

  private static IllegalArgumentException wrong(String field, Object value, String expected) {
    return new IllegalArgumentException(field + ": " + value + " (expected: " + expected + ")");
  }
}
