package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds values from JSON that {@link CanonicalScanner} finds to be in canonical form: all of it,
 * or only some fields of the outermost object. What stands one level deep can be told to a {@link
 * Member} instead of being built.
 */
final class CanonicalReader extends CanonicalScanner {
  private final @Nullable Names only;
  private final @Nullable Member member;

  /** Hears of what stands in the outermost object or list; the name is empty in a list. */
  interface Member {
    /** One value: where its bytes begin, and where they end. */
    void take(String name, int from, int to);
  }

  /** One that builds everything. */
  CanonicalReader(byte[] in) {
    this(in, null, null);
  }

  /** One that checks everything and builds only these fields of the outermost object. */
  CanonicalReader(byte[] in, Names only) {
    this(in, only, null);
  }

  /** One that checks everything, builds nothing, and tells what stands one level deep. */
  CanonicalReader(byte[] in, Member member) {
    this(in, null, member);
  }

  /** The same for these fields of the outermost object only. */
  CanonicalReader(byte[] in, @Nullable Names only, @Nullable Member member) {
    super(in, 0, in.length);
    this.only = only;
    this.member = member;
  }

  /** Reads the one object that the bytes must be; an empty map when a {@link Member} is told. */
  Map<String, Object> readAll() throws MalformedEntryException {
    return whole('{', "does not begin with an object", () -> object(1));
  }

  /** Reads the one list that the bytes must be; empty when a {@link Member} is told. */
  List<Object> readList() throws MalformedEntryException {
    return whole('[', "does not begin with a list", () -> array(1));
  }

  private <T> T whole(char first, String otherwise, Supplier<T> reading)
      throws MalformedEntryException {
    int start = at;
    try {
      if (peek() != first) {
        throw malformed(otherwise);
      }
      T read = reading.get();
      if (at != end) {
        throw malformed("bytes after the end of it");
      }
      return read;
    } catch (Malformed e) {
      throw new MalformedEntryException(e.at - start, e.what);
    }
  }

  private @Nullable Object value(int depth) {
    switch (peek()) {
      case '{' -> {
        return object(depth);
      }
      case '[' -> {
        return array(depth);
      }
      case '"' -> {
        return string();
      }
      case 't' -> {
        literal("true");
        return true;
      }
      case 'f' -> {
        literal("false");
        return false;
      }
      case 'n' -> {
        literal("null");
        return null;
      }
      default -> {
        return readNumber();
      }
    }
  }

  private Map<String, Object> object(int depth) {
    enter(depth);
    Map<String, Object> map = member == null ? new LinkedHashMap<>() : Map.of();
    if (peek() == '}') {
      at++;
      return map;
    }
    int before = -1;
    int beforeEnd = -1;
    do {
      int start = at;
      text();
      String name = name(depth, start + 1, at - 1);
      if (before >= 0) {
        requireOrder(before, beforeEnd, start, at);
      }
      before = start;
      beforeEnd = at;
      expect(':');
      member(depth, name, map);
    } while (more('}'));
    return member == null ? Collections.unmodifiableMap(map) : map;
  }

  /** The name between those positions, null for one that is not wanted. */
  private @Nullable String name(int depth, int from, int to) {
    Names wanted = depth == 1 ? only : null;
    String known = (wanted == null ? Names.OF_FIELDS : wanted).find(in, from, to);
    return known == null && wanted == null ? Escapes.decode(in, from, to) : known;
  }

  private void member(int depth, @Nullable String name, Map<String, Object> map) {
    int from = at;
    if (member != null || name == null) {
      skip(depth + 1);
      tell(name, from);
    } else {
      Object value = value(depth + 1);
      if (value != null) {
        map.put(name, value);
      }
    }
  }

  private void tell(@Nullable String name, int from) {
    if (member != null && name != null) {
      member.take(name, from, at);
    }
  }

  private List<Object> array(int depth) {
    enter(depth);
    List<Object> list = member == null ? new ArrayList<>() : List.of();
    if (peek() == ']') {
      at++;
      return list;
    }
    do {
      int from = at;
      if (member != null) {
        skip(depth + 1);
        member.take("", from, at);
        continue;
      }
      Object value = value(depth + 1);
      if (value != null) {
        list.add(value);
      }
    } while (more(']'));
    return member == null ? Collections.unmodifiableList(list) : list;
  }

  private String string() {
    int start = at + 1;
    boolean plain = text();
    return plain
        ? new String(in, start, at - 1 - start, StandardCharsets.UTF_8)
        : Escapes.decode(in, start, at - 1);
  }
}
