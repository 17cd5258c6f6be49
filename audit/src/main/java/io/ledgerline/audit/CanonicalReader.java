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
 * Reads JSON that must be in the form of RFC 8785 and refuses every other spelling: whitespace,
 * names out of order or twice, escapes that need not be, numbers not in shortest form, bad UTF-8.
 * With {@code build} off it only checks, and allocates nothing for plain ASCII. What stands one
 * level deep can be told to a {@link Member} instead of being built.
 *
 * <p>Longer than usual: one grammar, one cursor.
 */
final class CanonicalReader {
  private static final int MAX_DEPTH = 16;
  private static final int SAFE_DIGITS = 15;
  private static final String SHORT_ESCAPES = "\"\\btnfr";
  private static final String SHORT_MEANINGS = "\"\\\b\t\n\f\r";

  private final byte[] in;
  private final int end;
  private final @Nullable Names only;
  private final @Nullable Member member;
  private boolean build;
  private int at;

  /** Hears of what stands in the outermost object or list; the name is empty in a list. */
  interface Member {
    /** One value: where its bytes begin, and where they end. */
    void take(String name, int from, int to);
  }

  CanonicalReader(byte[] in, int from, int end, boolean build) {
    this(in, from, end, build, null, null);
  }

  /** One that checks everything and builds only these fields of the outermost object. */
  CanonicalReader(byte[] in, int from, int end, Names only) {
    this(in, from, end, true, only, null);
  }

  /** One that checks everything, builds nothing, and tells what stands one level deep. */
  CanonicalReader(byte[] in, Member member) {
    this(in, 0, in.length, false, null, member);
  }

  private CanonicalReader(
      byte[] in, int from, int end, boolean build, @Nullable Names only, @Nullable Member member) {
    this.in = in;
    this.at = from;
    this.end = end;
    this.build = build;
    this.only = only;
    this.member = member;
  }

  /** Reads the one object that the bytes must be; an empty map when only checking. */
  Map<String, Object> readAll() throws MalformedEntryException {
    return readAll('{', "does not begin with an object", () -> object(1));
  }

  /** Reads the one list that the bytes must be; empty when only checking. */
  List<Object> readList() throws MalformedEntryException {
    return readAll('[', "does not begin with a list", () -> array(1));
  }

  private <T> T readAll(char first, String otherwise, Supplier<T> reading)
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
    int c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> text();
      case 't' -> literal("true", Boolean.TRUE);
      case 'f' -> literal("false", Boolean.FALSE);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    enter(depth);
    Map<String, Object> map = build ? new LinkedHashMap<>() : Map.of();
    if (peek() == '}') {
      at++;
      return map;
    }
    int previousStart = -1;
    int previousEnd = -1;
    while (true) {
      int nameStart = at;
      String name = name(depth);
      if (previousStart >= 0) {
        requireOrder(previousStart, previousEnd, nameStart, at);
      }
      previousStart = nameStart;
      previousEnd = at;
      expect(':');
      boolean whole = build;
      build = whole && name != null;
      int valueStart = at;
      Object value = value(depth + 1);
      if (build && value != null) {
        map.put(String.valueOf(name), value);
      }
      tell(depth, name, valueStart);
      build = whole;
      if (!more('}')) {
        return build ? Collections.unmodifiableMap(map) : map;
      }
    }
  }

  /** The name that stands there, null for one that is not wanted. */
  private @Nullable String name(int depth) {
    int start = at + 1;
    boolean whole = build;
    build = false;
    text();
    build = whole;
    if (!whole && (member == null || depth > 1)) {
      return null;
    }
    Names wanted = depth == 1 ? only : null;
    String known = (wanted == null ? Names.OF_FIELDS : wanted).find(in, start, at - 1);
    return known == null && wanted == null ? decode(in, start, at - 1) : known;
  }

  private void tell(int depth, @Nullable String name, int from) {
    if (member != null && depth == 1) {
      member.take(name == null ? "" : name, from, at);
    }
  }

  private List<Object> array(int depth) {
    enter(depth);
    List<Object> list = build ? new ArrayList<>() : List.of();
    if (peek() == ']') {
      at++;
      return list;
    }
    do {
      int start = at;
      Object value = value(depth + 1);
      if (build && value != null) {
        list.add(value);
      }
      tell(depth, null, start);
    } while (more(']'));
    return build ? Collections.unmodifiableList(list) : list;
  }

  private void enter(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    at++;
  }

  private boolean more(char close) {
    int c = peek();
    if (c != ',' && c != close) {
      throw malformed("expected ',' or '" + close + "'");
    }
    at++;
    return c == ',';
  }

  private void requireOrder(int start1, int end1, int start2, int end2) {
    int n = Math.min(end1 - start1, end2 - start2);
    for (int i = 0; i < n; i++) {
      int a = in[start1 + i];
      int b = in[start2 + i];
      if (a < 0 || b < 0 || a == '\\' || b == '\\') {
        requireOrderDecoded(start1, end1, start2, end2);
        return;
      }
      if (a != b) {
        // The quote that ends a shorter name sorts before every other byte but '!' and ' '.
        if (a == '"' || (b != '"' && a < b)) {
          return;
        }
        break;
      }
    }
    at = start2;
    throw malformed("names out of order or twice");
  }

  private void requireOrderDecoded(int start1, int end1, int start2, int end2) {
    String first = decode(in, start1 + 1, end1 - 1);
    String second = decode(in, start2 + 1, end2 - 1);
    if (first.compareTo(second) >= 0) {
      at = start2;
      throw malformed("names out of order or twice");
    }
  }

  private String text() {
    expect('"');
    int start = at;
    boolean plain = true;
    while (true) {
      int c = peek();
      if (c == '"') {
        break;
      }
      if (c == '\\') {
        plain = false;
        escape();
      } else if (c >= 0x80) {
        multibyte(c);
      } else if (c < 0x20) {
        throw malformed("a control character that is not escaped");
      } else {
        at++;
      }
    }
    int close = at++;
    if (!build) {
      return "";
    }
    return plain
        ? new String(in, start, close - start, StandardCharsets.UTF_8)
        : decode(in, start, close);
  }

  private void escape() {
    at++;
    int c = peek();
    if (c != 'u') {
      if (SHORT_ESCAPES.indexOf(c) < 0) {
        throw malformed("an escape that canonical JSON does not use");
      }
      at++;
      return;
    }
    if (end - at < 5) {
      throw malformed("cut in an escape");
    }
    int high = Character.digit(in[at + 3], 2);
    int low = lowerHex(in[at + 4]);
    int code = high * 16 + low;
    boolean needed =
        in[at + 1] == '0' && in[at + 2] == '0' && high >= 0 && low >= 0 && noShortForm(code);
    if (!needed) {
      throw malformed("an escape that canonical JSON does not use");
    }
    at += 5;
  }

  private static boolean noShortForm(int code) {
    return SHORT_MEANINGS.indexOf(code) < 0;
  }

  private static int lowerHex(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** One character of two to four bytes, by the table of RFC 3629 §4. */
  private void multibyte(int lead) {
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || end - at <= more) {
      throw malformed("not UTF-8");
    }
    int second = in[at + 1] & 0xFF;
    boolean good =
        switch (lead) {
          case 0xE0 -> second >= 0xA0;
          case 0xED -> second <= 0x9F;
          case 0xF0 -> second >= 0x90;
          case 0xF4 -> second <= 0x8F;
          default -> true;
        };
    for (int i = 1; i <= more; i++) {
      good &= (in[at + i] & 0xC0) == 0x80;
    }
    if (!good) {
      throw malformed("not UTF-8");
    }
    at += more + 1;
  }

  private static String decode(byte[] in, int from, int to) {
    return decode(new String(in, from, to - from, StandardCharsets.UTF_8));
  }

  /** What a text without its quotes stands for; it was checked before. */
  static String decode(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        text.append(SHORT_MEANINGS.charAt(SHORT_ESCAPES.indexOf(escaped)));
      }
    }
    return text.toString();
  }

  private @Nullable Object literal(String literal, @Nullable Object meaning) {
    for (int i = 0; i < literal.length(); i++) {
      expect(literal.charAt(i));
    }
    return meaning;
  }

  private Object number() {
    int start = at;
    boolean negative = at < end && in[at] == '-';
    if (negative) {
      at++;
    }
    int digits = at;
    long number = 0;
    while (at < end && in[at] >= '0' && in[at] <= '9') {
      number = number * 10 + (in[at++] - '0');
      if (at - digits > SAFE_DIGITS) {
        return anyNumber(start);
      }
    }
    boolean more = at < end && (in[at] == '.' || in[at] == 'e' || in[at] == 'E');
    if (more) {
      return anyNumber(start);
    }
    boolean leadingZero = in[digits < end ? digits : start] == '0' && (at - digits > 1 || negative);
    if (at == digits || leadingZero) {
      at = start;
      throw malformed("not a value in canonical form");
    }
    return negative ? -number : number;
  }

  private Object anyNumber(int start) {
    at = start;
    while (at < end && "+-.eE0123456789".indexOf(in[at]) >= 0) {
      at++;
    }
    String token = new String(in, start, at - start, StandardCharsets.US_ASCII);
    double number = parse(token);
    if (!Double.isFinite(number) || !CanonicalWriter.ecma(number).equals(token)) {
      at = start;
      throw malformed("a number that is not in shortest form");
    }
    boolean integer =
        Math.rint(number) == number && Math.abs(number) <= CanonicalWriter.MAX_INTEGER;
    if (integer) {
      return (long) number;
    }
    return number;
  }

  private static double parse(String token) {
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private int peek() {
    if (at >= end) {
      throw malformed("cut short");
    }
    return in[at] & 0xFF;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw malformed("expected '" + c + "'");
    }
    at++;
  }

  private Malformed malformed(String what) {
    return new Malformed(at, what);
  }

  /** Carries a finding up through the recursion, without a stack trace. */
  private static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int at;
    private final String what;

    Malformed(int at, String what) {
      super(what, null, false, false);
      this.at = at;
      this.what = what;
    }
  }
}
