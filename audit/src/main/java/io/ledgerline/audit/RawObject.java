package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON read one level deep: names, and each value as the text it is written in. For
 * readers that pass most of an entry on unread. Everything is checked, nothing else is built.
 */
public final class RawObject {
  private RawObject() {}

  /**
   * The members of an object, in order.
   *
   * @throws MalformedEntryException if the bytes are not one object in the form of RFC 8785
   */
  public static Map<String, String> members(byte[] object) throws MalformedEntryException {
    return read(object, null);
  }

  /**
   * Those members of an entry that are asked for, in order. All of it is checked.
   *
   * @throws MalformedEntryException if the bytes are not one object in the form of RFC 8785
   */
  public static Map<String, String> members(byte[] entry, EntryFields wanted)
      throws MalformedEntryException {
    return read(entry, wanted.names());
  }

  private static Map<String, String> read(byte[] object, @Nullable Names wanted)
      throws MalformedEntryException {
    Map<String, String> members = LinkedHashMap.newLinkedHashMap(48);
    new CanonicalReader(
            object,
            wanted,
            (name, from, to) ->
                members.put(name, new String(object, from, to - from, StandardCharsets.UTF_8)))
        .readAll();
    return members;
  }

  /**
   * The items of a list.
   *
   * @param list a value of {@link #members} that begins with a bracket
   * @throws MalformedEntryException if it is not one list in the form of RFC 8785
   */
  public static List<String> items(String list) throws MalformedEntryException {
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    List<String> items = new ArrayList<>();
    new CanonicalReader(
            bytes,
            (name, from, to) ->
                items.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)))
        .readList();
    return items;
  }

  /** The text that a value of {@link #members} stands for; null where it is not a text. */
  public static @Nullable String text(@Nullable String value) {
    if (value == null || value.isEmpty() || value.charAt(0) != '"') {
      return null;
    }
    return value.indexOf('\\') < 0
        ? value.substring(1, value.length() - 1)
        : Escapes.decode(value.substring(1, value.length() - 1));
  }
}
