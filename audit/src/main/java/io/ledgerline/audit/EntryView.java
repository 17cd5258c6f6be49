package io.ledgerline.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry, read. Immutable. Fields that this version does not know are kept and can be reached
 * through {@link #asMap()}.
 */
public final class EntryView {
  private final Map<String, Object> fields;

  private EntryView(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads canonical bytes, and only those.
   *
   * @throws MalformedEntryException if they are not canonical JSON of schema version 1 with the
   *     fields that every entry has
   */
  public static EntryView parse(byte[] entry) throws MalformedEntryException {
    return checked(new CanonicalReader(entry).readAll());
  }

  /**
   * Reads canonical bytes as {@link #parse(byte[])} does and checks all of them, but keeps only the
   * fields that every entry has and these: for readers of many entries who need little of each.
   */
  public static EntryView parse(byte[] entry, EntryFields only) throws MalformedEntryException {
    return checked(new CanonicalReader(entry, only.names()).readAll());
  }

  private static EntryView checked(Map<String, Object> fields) throws MalformedEntryException {
    EntryView view = new EntryView(fields);
    if (view.number(Field.VERSION).orElse(-1) != EntryBuilder.SCHEMA_VERSION) {
      throw new MalformedEntryException(
          0,
          "schema version "
              + fields.get("_v")
              + " (expected: "
              + EntryBuilder.SCHEMA_VERSION
              + ")");
    }
    try {
      view.id();
      view.ts();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedEntryException(0, "id or ts: " + e.getMessage());
    }
    if (view.text(Field.EVENT_TYPE) == null || view.text(Field.STREAM) == null) {
      throw new MalformedEntryException(0, "no event_type or stream");
    }
    return view;
  }

  /** Its type, {@link EventType#UNKNOWN} if the name is newer than this version. */
  public EventType type() {
    return EventType.of(typeName());
  }

  /** The value of {@code event_type}. */
  public String typeName() {
    return required(Field.EVENT_TYPE);
  }

  public UUID id() {
    return UUID.fromString(required(Field.ID));
  }

  public Instant ts() {
    return EntryTime.parse(required(Field.TS));
  }

  public String stream() {
    return required(Field.STREAM);
  }

  /** The text of a field, null where absent or not a text. */
  public @Nullable String text(Field field) {
    return fields.get(field.wireName()) instanceof String text ? text : null;
  }

  public OptionalLong number(Field field) {
    return fields.get(field.wireName()) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /** A number that may have decimals, null where absent. */
  public @Nullable Double decimal(Field field) {
    return fields.get(field.wireName()) instanceof Number number ? number.doubleValue() : null;
  }

  /** A flag, null where absent. */
  public @Nullable Boolean flag(Field field) {
    return fields.get(field.wireName()) instanceof Boolean flag ? flag : null;
  }

  /** Money in nano-dollars, empty where absent or not a decimal string of dollars. */
  public OptionalLong nanoUsd(Field field) {
    String text = text(field);
    return text == null ? OptionalLong.empty() : DollarText.nanos(text);
  }

  /** The texts of a list, empty where absent. */
  public List<String> texts(Field field) {
    List<String> texts = new ArrayList<>();
    if (fields.get(field.wireName()) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** A nested object, empty where absent; values as in {@link #asMap()}. */
  public Map<String, Object> object(Field field) {
    return asObject(fields.get(field.wireName()));
  }

  /** The nested objects of a list, empty where absent. */
  public List<Map<String, Object>> objects(Field field) {
    List<Map<String, Object>> objects = new ArrayList<>();
    if (fields.get(field.wireName()) instanceof List<?> list) {
      list.forEach(item -> objects.add(asObject(item)));
    }
    return objects;
  }

  /** Which {@code call.admitted} entry this one ends or adds to, null where it does not say. */
  public @Nullable Position admitted() {
    Map<String, Object> object = object(Field.ADMITTED);
    return object.get("stream") instanceof String stream
            && object.get("index") instanceof Long index
        ? new Position(stream, index)
        : null;
  }

  /** Where an entry stands. */
  public record Position(String stream, long index) {}

  /**
   * All fields in canonical order: String, Long, Double, Boolean, List and Map values, all
   * unmodifiable; JSON null is left out.
   */
  public Map<String, Object> asMap() {
    return fields;
  }

  @SuppressWarnings("unchecked") // maps come from the reader, which makes no other
  private static Map<String, Object> asObject(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private String required(Field field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalArgumentException(field.wireName() + " is missing");
    }
    return text;
  }
}
