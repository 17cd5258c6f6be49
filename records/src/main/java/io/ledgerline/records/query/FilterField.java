package io.ledgerline.records.query;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field that a query can ask for by value, with its parameter name and its column. */
public enum FilterField {
  TENANT("tenant", "tenant"),
  WORKSPACE("workspace", "workspace"),
  USE_CASE("use_case", "use_case"),
  FEATURE("feature", "feature"),
  USER("user", "user_id"),
  MODEL("model", "model"),
  STATUS("status", "status"),
  EVENT_TYPE("event_type", "event_type"),
  SESSION("session", "session_id"),
  BUSINESS_CONTEXT("business_context", "business_context"),
  REQUEST_ID("request_id", "request_id"),
  /** One of a call's tags, {@code name=value}; a name alone stands for {@code name=true}. */
  TAG("tag", "tags");

  private final String wireName;
  private final String column;

  FilterField(String wireName, String column) {
    this.wireName = wireName;
    this.column = column;
  }

  /** The name of the query parameter. */
  public String wireName() {
    return wireName;
  }

  /** Asks for rows with that value. */
  void ask(Sql sql, String value) {
    if (this == TAG) {
      // The condition on null is the one that the partial indexes are about.
      sql.add("AND tags IS NOT NULL AND tags @> to_jsonb(?::text)", written(value));
      return;
    }
    sql.add("AND " + column + " = ?", value);
  }

  private static String written(String tag) {
    return tag.indexOf('=') < 0 ? tag + "=true" : tag;
  }

  static @Nullable FilterField of(String wireName) {
    for (var field : values()) {
      if (field.wireName.equals(wireName)) {
        return field;
      }
    }
    return null;
  }

  static String names() {
    return Arrays.stream(values()).map(FilterField::wireName).collect(Collectors.joining(", "));
  }
}
