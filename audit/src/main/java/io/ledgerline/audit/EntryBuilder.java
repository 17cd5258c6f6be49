package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds the bytes of one entry: canonical JSON (RFC 8785) in UTF-8, at most {@value #MAX_BYTES}
 * bytes whatever it is given.
 *
 * <p>What does not fit is shortened, never refused: a list holds 64 items at most, and while the
 * whole is too long, the field with the most bytes gives way (a list keeps half of its items, a
 * text or object goes); {@code shortened} then says how much there was and commits to the rest.
 * Setting a field twice replaces; a null value adds nothing. A value of another kind than the
 * field's is a bug and throws. Not thread-safe.
 */
public final class EntryBuilder {
  /** The version written in {@code _v}. */
  public static final int SCHEMA_VERSION = 1;

  /** Longest entry, in bytes. */
  public static final int MAX_BYTES = 60_000;

  private static final String CALLER_TEXT = "ledgerline.entry.caller-text";
  private static final int USUAL_BYTES = 1536;

  private final @Nullable Object[] values = new Object[Field.howMany()];
  private @Nullable List<String> committed;

  private EntryBuilder() {}

  /** Begins an entry with what every entry has. The time is kept to the millisecond. */
  public static EntryBuilder entry(EventType type, UUID id, Instant ts, String stream) {
    if (type == EventType.UNKNOWN) {
      throw new IllegalArgumentException("type: UNKNOWN (expected: a type that has a name)");
    }
    return new EntryBuilder()
        .put(Field.VERSION, (long) SCHEMA_VERSION)
        .put(Field.ID, id)
        .put(Field.TS, ts)
        .put(Field.EVENT_TYPE, type.wireName())
        .put(Field.STREAM, stream);
  }

  /** Our own text, or a hash made by {@link Commitment}: never what a caller typed. */
  public EntryBuilder text(Field field, @Nullable String value) {
    if (field.kind() != Field.Kind.HASH) {
      require(field, Field.Kind.TEXT);
    }
    return put(field, value);
  }

  /**
   * A text that a caller chose: as it is where {@link CallerText} allows, else a salted commitment,
   * and its field's name in {@code committed}.
   */
  public EntryBuilder callerText(Field field, @Nullable String value, byte[] salt) {
    require(field, Field.Kind.TEXT);
    if (value == null || CallerText.isPlain(value)) {
      return put(field, value);
    }
    if (committed == null) {
      committed = new ArrayList<>();
    }
    committed.add(field.wireName());
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return put(field, Commitment.of(CALLER_TEXT, salt, bytes));
  }

  /** An integer within ±(2^53 - 1). */
  public EntryBuilder number(Field field, long value) {
    require(field, Field.Kind.INTEGER);
    return put(field, value);
  }

  public EntryBuilder decimal(Field field, double value) {
    require(field, Field.Kind.DECIMAL);
    return put(field, Double.isFinite(value) ? value : null);
  }

  public EntryBuilder flag(Field field, boolean value) {
    require(field, Field.Kind.FLAG);
    return put(field, value);
  }

  /** Nano-dollars, written as an exact decimal string of dollars. */
  public EntryBuilder usd(Field field, long nanoUsd) {
    require(field, Field.Kind.USD);
    return put(field, new CanonicalWriter.Usd(nanoUsd));
  }

  public EntryBuilder time(Field field, @Nullable Instant value) {
    require(field, Field.Kind.TIME);
    return put(field, value);
  }

  public EntryBuilder texts(Field field, Collection<String> items) {
    require(field, Field.Kind.TEXTS);
    return put(field, List.copyOf(items));
  }

  public EntryBuilder object(Field field, @Nullable EntryObject value) {
    require(field, Field.Kind.OBJECT);
    return put(field, value);
  }

  public EntryBuilder objects(Field field, Collection<EntryObject> items) {
    require(field, Field.Kind.OBJECTS);
    return put(field, List.copyOf(items));
  }

  /** Points at the {@code call.admitted} entry that this one ends or adds to. */
  public EntryBuilder admitted(String stream, long index) {
    return object(
        Field.ADMITTED, EntryObject.object().text("stream", stream).number("index", index));
  }

  /** The entry's bytes. May be called again after further changes. */
  public byte[] build() {
    put(Field.COMMITTED, committed);
    Shortened shortened = new Shortened(values);
    CanonicalWriter writer = new CanonicalWriter(USUAL_BYTES);
    while (!shortened.fits(writer)) {
      writer.reset();
    }
    return writer.toBytes();
  }

  private EntryBuilder put(Field field, @Nullable Object value) {
    if (value != null) {
      values[field.rank()] = value;
    }
    return this;
  }

  private static void require(Field field, Field.Kind kind) {
    if (field.kind() != kind) {
      throw new IllegalArgumentException(
          field.wireName() + ": " + kind + " (expected: " + field.kind() + ")");
    }
  }
}
