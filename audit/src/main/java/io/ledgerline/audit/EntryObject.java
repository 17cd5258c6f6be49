package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A nested JSON object of an entry. Names match {@code [a-z0-9_.-]{1,64}} and are kept in canonical
 * order whatever the order of the calls; a null value adds nothing; setting a name twice replaces.
 * Not thread-safe, and not to be changed after it was given to an {@link EntryBuilder}.
 */
public final class EntryObject {
  private static final int MAX_NAME = 64;
  private static final int MAX_DEPTH = 8;

  private String[] names = new String[4];
  private @Nullable Object[] values = new Object[4];
  private int size;
  private int depth = 1;

  private EntryObject() {}

  /** A new, empty object. */
  public static EntryObject object() {
    return new EntryObject();
  }

  public EntryObject text(String name, @Nullable String value) {
    return put(name, value);
  }

  public EntryObject number(String name, long value) {
    return put(name, value);
  }

  public EntryObject flag(String name, boolean value) {
    return put(name, value);
  }

  /** Nano-dollars, written as an exact decimal string of dollars. */
  public EntryObject usd(String name, long nanoUsd) {
    return put(name, new CanonicalWriter.Usd(nanoUsd));
  }

  /**
   * At most 64 stand in the entry; beyond, {@code shortened} counts them and commits to the rest.
   */
  public EntryObject texts(String name, Collection<String> items) {
    return list(name, List.copyOf(items));
  }

  /** As {@link #texts}, for objects. */
  public EntryObject objects(String name, Collection<EntryObject> items) {
    items.forEach(this::deepen);
    return list(name, List.copyOf(items));
  }

  public EntryObject object(String name, @Nullable EntryObject value) {
    if (value != null) {
      deepen(value);
    }
    return put(name, value);
  }

  private EntryObject list(String name, List<?> items) {
    Shortening.Cut cut = Shortening.toLength(items, Shortening.MAX_ITEMS);
    if (cut.note() != null) {
      object(Field.SHORTENED.wireName(), shortened().object(name, cut.note()));
    }
    return put(name, cut.kept());
  }

  private EntryObject shortened() {
    Object already = get(Field.SHORTENED.wireName());
    return already instanceof EntryObject object ? object : object();
  }

  private void deepen(EntryObject child) {
    depth = Math.max(depth, child.depth + 1);
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("depth: " + depth + " (expected: <= " + MAX_DEPTH + ")");
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  @Nullable Object get(String name) {
    int at = Arrays.binarySearch(names, 0, size, name);
    return at < 0 ? null : values[at];
  }

  EntryObject put(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    int at = Arrays.binarySearch(names, 0, size, name);
    if (at >= 0) {
      values[at] = value;
      return this;
    }
    insert(~at, requireName(name), value);
    return this;
  }

  private void insert(int at, String name, Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    System.arraycopy(names, at, names, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    names[at] = name;
    values[at] = value;
    size++;
  }

  private static String requireName(String name) {
    boolean fits = !name.isEmpty() && name.length() <= MAX_NAME;
    for (int i = 0; fits && i < name.length(); i++) {
      char c = name.charAt(i);
      fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
    }
    if (!fits) {
      throw new IllegalArgumentException("name: " + name + " (expected: [a-z0-9_.-]{1,64})");
    }
    return name;
  }

  void write(CanonicalWriter writer) {
    writer.raw('{');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        writer.raw(',');
      }
      writer.raw('"');
      writer.ascii(names[i]);
      writer.raw('"');
      writer.raw(':');
      Object value = values[i];
      if (value != null) {
        writer.value(value);
      }
    }
    writer.raw('}');
  }

  /** The object's canonical JSON, in UTF-8. */
  byte[] toBytes() {
    CanonicalWriter writer = new CanonicalWriter(256);
    write(writer);
    return writer.toBytes();
  }

  @Override
  public String toString() {
    return new String(toBytes(), StandardCharsets.UTF_8);
  }
}
