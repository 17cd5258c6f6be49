package io.ledgerline.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over JSON that must be in the form of RFC 8785, and refuses every other spelling:
 * whitespace, names out of order or twice, escapes that need not be, numbers not in shortest form,
 * bad UTF-8. It builds nothing; what it stepped over stands between two positions.
 *
 * <p>Texts and names are looked at eight bytes at a time: a verifier does little else but this and
 * SHA-256.
 */
class CanonicalScanner {
  private static final int MAX_DEPTH = 16;
  private static final int SAFE_DIGITS = 15;
  private static final String SHORT_ESCAPES = "\"\\btnfr";
  private static final String SHORT_MEANINGS = "\"\\\b\t\n\f\r";

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  final byte[] in;
  final int end;
  int at;

  /** The number that {@link #number} stepped over, if it is an integer. */
  private long integer;

  /** The same if it is none. */
  private double real;

  CanonicalScanner(byte[] in, int from, int end) {
    this.in = in;
    this.at = from;
    this.end = end;
  }

  /** Steps over the one object that the bytes must be; a position counts from the first of them. */
  final void checkAll() throws MalformedEntryException {
    int start = at;
    try {
      if (peek() != '{') {
        throw malformed("does not begin with an object");
      }
      skipObject(1);
      if (at != end) {
        throw malformed("bytes after the end of it");
      }
    } catch (Malformed e) {
      throw new MalformedEntryException(e.at - start, e.what);
    }
  }

  /** Steps over any value. */
  final void skip(int depth) {
    switch (peek()) {
      case '{' -> skipObject(depth);
      case '[' -> skipArray(depth);
      case '"' -> text();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void skipObject(int depth) {
    enter(depth);
    if (peek() == '}') {
      at++;
      return;
    }
    int before = -1;
    int beforeEnd = -1;
    do {
      int name = at;
      text();
      if (before >= 0) {
        requireOrder(before, beforeEnd, name, at);
      }
      before = name;
      beforeEnd = at;
      expect(':');
      skip(depth + 1);
    } while (more('}'));
  }

  private void skipArray(int depth) {
    enter(depth);
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      skip(depth + 1);
    } while (more(']'));
  }

  /** Steps into an object or a list of that depth. */
  final void enter(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    at++;
  }

  /** Whether another member follows; steps over the comma or the closing byte. */
  final boolean more(char close) {
    int c = peek();
    if (c != ',' && c != close) {
      throw malformed("expected ',' or '" + close + "'");
    }
    at++;
    return c == ',';
  }

  /**
   * Refuses a second name that does not sort after the first by UTF-16 units. Positions include the
   * quotes.
   */
  final void requireOrder(int start1, int end1, int start2, int end2) {
    int n = Math.min(end1 - start1, end2 - start2);
    int i = 0;
    while (n - i >= Long.BYTES) {
      long a = (long) EIGHT.get(in, start1 + i);
      long b = (long) EIGHT.get(in, start2 + i);
      if (a != b || special(a, '\\') != 0) {
        break;
      }
      i += Long.BYTES;
    }
    for (; i < n; i++) {
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

  /** Steps over a text with its quotes; whether it holds no escape. */
  final boolean text() {
    expect('"');
    boolean plain = true;
    while (true) {
      while (end - at >= Long.BYTES) {
        long stop = stops((long) EIGHT.get(in, at));
        if (stop != 0) {
          at += Long.numberOfTrailingZeros(stop) >>> 3;
          break;
        }
        at += Long.BYTES;
      }
      int c = peek();
      if (c == '"') {
        at++;
        return plain;
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
  }

  /**
   * Marks bytes that a text can't just run over: quote, backslash, controls, bytes above 0x7F. The
   * first mark is exact; behind it a borrow may have marked a byte that is none of these.
   */
  private static long stops(long eight) {
    long controls = (eight - ONES * 0x20) & ~eight;
    return (controls | special(eight, '"') | special(eight, '\\') | eight) & HIGHS;
  }

  /** Marks bytes that are equal to that one in their highest bit; the first mark is exact. */
  private static long special(long eight, char one) {
    long zeros = eight ^ ONES * one;
    return (zeros - ONES) & ~zeros & HIGHS;
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

  /** What a text between those positions, without its quotes, stands for; it was checked before. */
  static String decode(byte[] in, int from, int to) {
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

  final void literal(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      expect(literal.charAt(i));
    }
  }

  /** Steps over a number; whether it is an integer that a {@code double} holds exactly. */
  final boolean number() {
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
    integer = negative ? -number : number;
    return true;
  }

  private boolean anyNumber(int start) {
    at = start;
    while (at < end && "+-.eE0123456789".indexOf(in[at]) >= 0) {
      at++;
    }
    String token = new String(in, start, at - start, StandardCharsets.US_ASCII);
    real = parse(token);
    if (!Double.isFinite(real) || !CanonicalWriter.ecma(real).equals(token)) {
      at = start;
      throw malformed("a number that is not in shortest form");
    }
    integer = (long) real;
    return Math.rint(real) == real && Math.abs(real) <= CanonicalWriter.MAX_INTEGER;
  }

  /** The number that stands there, as a {@code Long} or a {@code Double}. */
  final Object readNumber() {
    if (number()) {
      return integer;
    }
    return real;
  }

  private static double parse(String token) {
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  final int peek() {
    if (at >= end) {
      throw malformed("cut short");
    }
    return in[at] & 0xFF;
  }

  final void expect(char c) {
    if (peek() != c) {
      throw malformed("expected '" + c + "'");
    }
    at++;
  }

  final Malformed malformed(String what) {
    return new Malformed(at, what);
  }

  /** Carries a finding up through the recursion, without a stack trace. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int at;
    final String what;

    Malformed(int at, String what) {
      super(what, null, false, false);
      this.at = at;
      this.what = what;
    }
  }
}
