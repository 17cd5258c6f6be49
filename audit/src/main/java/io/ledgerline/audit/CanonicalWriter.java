package io.ledgerline.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Writes JSON values in the form of RFC 8785 into one growing buffer. */
final class CanonicalWriter {
  static final long MAX_INTEGER = (1L << 53) - 1;
  private static final byte[] HEX =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final long NANOS_PER_USD = 1_000_000_000L;

  private byte[] buffer;
  private int length;

  CanonicalWriter(int capacity) {
    buffer = new byte[capacity];
  }

  int length() {
    return length;
  }

  void reset() {
    length = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  void value(Object value) {
    switch (value) {
      case String text -> text(text);
      case Long number -> integer(number);
      case Boolean flag -> ascii(flag ? "true" : "false");
      case EntryObject object -> object.write(this);
      case Usd usd -> usd(usd.nano());
      case Double number -> decimal(number);
      case Instant instant -> time(instant);
      case UUID id -> uuid(id);
      case List<?> list -> list(list);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }
  }

  /** Money on its way into an entry. */
  record Usd(long nano) {}

  void list(List<?> items) {
    raw('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        raw(',');
      }
      value(items.get(i));
    }
    raw(']');
  }

  void raw(char ascii) {
    room(1);
    buffer[length++] = (byte) ascii;
  }

  void raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  void ascii(String text) {
    int n = text.length();
    room(n);
    for (int i = 0; i < n; i++) {
      buffer[length++] = (byte) text.charAt(i);
    }
  }

  /** A string; a lone surrogate, which JSON can't carry, becomes U+FFFD. */
  void text(String text) {
    int n = text.length();
    room(2 + n * 6); // the worst a UTF-16 unit becomes is a six-byte escape
    buffer[length++] = '"';
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x80) {
        if (c == '"' || c == '\\') {
          buffer[length++] = '\\';
        }
        buffer[length++] = (byte) c;
      } else if (c < 0x20) {
        control(c);
      } else {
        i += multibyte(text, i, c);
      }
    }
    buffer[length++] = '"';
  }

  private void control(char c) {
    buffer[length++] = '\\';
    int shortForm = "\b\t\n\f\r".indexOf(c);
    if (shortForm >= 0) {
      buffer[length++] = (byte) "btnfr".charAt(shortForm);
      return;
    }
    buffer[length++] = 'u';
    buffer[length++] = '0';
    buffer[length++] = '0';
    buffer[length++] = HEX[c >> 4];
    buffer[length++] = HEX[c & 15];
  }

  /** Returns how many further UTF-16 units were used: 1 for a surrogate pair. */
  private int multibyte(String text, int at, char c) {
    if (c < 0x800) {
      buffer[length++] = (byte) (0xC0 | (c >> 6));
      buffer[length++] = (byte) (0x80 | (c & 0x3F));
      return 0;
    }
    if (!Character.isSurrogate(c)) {
      three(c);
      return 0;
    }
    boolean pair =
        Character.isHighSurrogate(c)
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (!pair) {
      three('\uFFFD');
      return 0;
    }
    int point = Character.toCodePoint(c, text.charAt(at + 1));
    buffer[length++] = (byte) (0xF0 | (point >> 18));
    buffer[length++] = (byte) (0x80 | ((point >> 12) & 0x3F));
    buffer[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    buffer[length++] = (byte) (0x80 | (point & 0x3F));
    return 1;
  }

  private void three(char c) {
    buffer[length++] = (byte) (0xE0 | (c >> 12));
    buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    buffer[length++] = (byte) (0x80 | (c & 0x3F));
  }

  /** An integer that a double holds exactly; beyond, the nearest such bound. */
  void integer(long number) {
    digits(Math.clamp(number, -MAX_INTEGER, MAX_INTEGER), 1);
  }

  private void digits(long number, int atLeast) {
    room(20);
    if (number < 0) {
      buffer[length++] = '-';
      number = -number;
    }
    int n = atLeast;
    for (long bound = pow10(atLeast); n < 19 && number >= bound; n++) {
      bound *= 10;
    }
    for (int i = length + n - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + number % 10);
      number /= 10;
    }
    length += n;
  }

  private static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** ECMAScript's shortest form (RFC 8785 §3.2.2.3); what is not finite becomes null. */
  void decimal(double number) {
    ascii(Double.isFinite(number) ? ecma(number) : "null");
  }

  static String ecma(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(number));
    String digits = shortest.unscaledValue().toString();
    int k = digits.length();
    int n = k - shortest.scale();
    String sign = number < 0 ? "-" : "";
    if (k <= n && n <= 21) {
      return sign + digits + "0".repeat(n - k);
    }
    if (0 < n && n <= 21) {
      return sign + digits.substring(0, n) + '.' + digits.substring(n);
    }
    if (-6 < n && n <= 0) {
      return sign + "0." + "0".repeat(-n) + digits;
    }
    String exponent = (n - 1 < 0 ? "e-" : "e+") + Math.abs(n - 1);
    return sign + digits.charAt(0) + (k == 1 ? "" : '.' + digits.substring(1)) + exponent;
  }

  /** The fewest digits that read back as that number. Java itself gives at least two. */
  private static BigDecimal shortest(double number) {
    BigDecimal java = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (java.precision() != 2) {
      return java;
    }
    BigDecimal one = new BigDecimal(number).round(new MathContext(1));
    return one.doubleValue() == number ? one.stripTrailingZeros() : java;
  }

  /** Dollars as a string, exact, without needless zeros but with two decimals at least. */
  void usd(long nano) {
    raw('"');
    if (nano < 0) {
      raw('-');
    }
    digits(Math.abs(nano / NANOS_PER_USD), 1);
    raw('.');
    digits(Math.abs(nano % NANOS_PER_USD), 9);
    for (int spare = 7; spare > 0 && buffer[length - 1] == '0'; spare--) {
      length--;
    }
    raw('"');
  }

  /** RFC 3339 in UTC, always with milliseconds, for the years 0 to 9999. */
  void time(Instant instant) {
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    raw('"');
    digits(at.getYear(), 4);
    raw('-');
    digits(at.getMonthValue(), 2);
    raw('-');
    digits(at.getDayOfMonth(), 2);
    raw('T');
    digits(at.getHour(), 2);
    raw(':');
    digits(at.getMinute(), 2);
    raw(':');
    digits(at.getSecond(), 2);
    raw('.');
    digits(at.getNano() / 1_000_000, 3);
    raw('Z');
    raw('"');
  }

  void uuid(UUID id) {
    raw('"');
    hex(id.getMostSignificantBits(), 64, 32);
    raw('-');
    hex(id.getMostSignificantBits(), 32, 16);
    raw('-');
    hex(id.getMostSignificantBits(), 16, 0);
    raw('-');
    hex(id.getLeastSignificantBits(), 64, 48);
    raw('-');
    hex(id.getLeastSignificantBits(), 48, 0);
    raw('"');
  }

  private void hex(long bits, int from, int to) {
    room(16);
    for (int shift = from - 4; shift >= to; shift -= 4) {
      buffer[length++] = HEX[(int) (bits >>> shift) & 15];
    }
  }

  private void room(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
