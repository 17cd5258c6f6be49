package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over the tokens of JSON in the form of RFC 8785: texts, numbers, the three literals,
 * single bytes. Refuses every other spelling of one: escapes that need not be, numbers not in
 * shortest form, bad UTF-8. Which token may follow which is not its business.
 */
class CanonicalLexer {
  private static final int SAFE_DIGITS = 15;

  final byte[] in;
  final int end;
  int at;

  /** The number that {@link #number} stepped over, if it is an integer. */
  private long integer;

  /** The same if it is none. */
  private double real;

  CanonicalLexer(byte[] in, int from, int end) {
    this.in = in;
    this.at = from;
    this.end = end;
  }

  /** Steps over a text with its quotes; whether it holds no escape. */
  final boolean text() {
    expect('"');
    boolean plain = true;
    while (true) {
      while (end - at >= Long.BYTES) {
        long stop = EightBytes.stops(EightBytes.at(in, at));
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

  private void escape() {
    at++;
    int c = peek();
    boolean unicode = c == 'u';
    if (unicode && end - at < Escapes.UNICODE) {
      throw malformed("cut in an escape");
    }
    if (unicode ? !Escapes.isNeeded(in, at) : !Escapes.isShort(c)) {
      throw malformed("an escape that canonical JSON does not use");
    }
    at += unicode ? Escapes.UNICODE : 1;
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
