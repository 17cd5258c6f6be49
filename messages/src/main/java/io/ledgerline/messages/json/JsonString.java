package io.ledgerline.messages.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * String literals of JSON: checked escapes, decoding, and the one encoding used for replacements.
 */
public final class JsonString {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonString() {}

  /**
   * Text of a literal's content, {@code start} after the opening and {@code end} at the closing
   * quote. The content must have been accepted by {@link JsonScanner}.
   */
  public static String decode(byte[] bytes, int start, int end, boolean escaped) {
    if (!escaped) {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder(end - start);
    int from = start;
    for (int at = start; at < end; ) {
      if (bytes[at] != '\\') {
        at++;
        continue;
      }
      text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
      text.append(bytes[at + 1] == 'u' ? (char) hex(bytes, at + 2) : plainEscape(bytes[at + 1]));
      at += bytes[at + 1] == 'u' ? 6 : 2;
      from = at;
    }
    return text.append(new String(bytes, from, end - from, StandardCharsets.UTF_8)).toString();
  }

  /** Text of the literal, quotes included, at {@code span}. */
  public static String decode(byte[] bytes, Span span) {
    int start = span.start() + 1;
    int end = span.end() - 1;
    boolean escaped = false;
    for (int at = start; at < end && !escaped; at++) {
      escaped = bytes[at] == '\\';
    }
    return decode(bytes, start, end, escaped);
  }

  /**
   * Length in UTF-8 bytes of a literal's content once decoded. The content must have been accepted
   * by {@link JsonScanner}.
   */
  public static int decodedLength(byte[] bytes, int start, int end, boolean escaped) {
    if (!escaped) {
      return end - start;
    }
    int length = 0;
    for (int at = start; at < end; ) {
      if (bytes[at] != '\\') {
        length++;
        at++;
      } else if (bytes[at + 1] != 'u') {
        length++;
        at += 2;
      } else {
        int unit = hex(bytes, at + 2);
        length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3;
        at += 6;
      }
    }
    return length;
  }

  /**
   * The literal, quotes included, of a text: raw UTF-8, escapes only where JSON demands them, so
   * the same text is always the same bytes. Half a surrogate pair becomes U+FFFD.
   */
  public static byte[] encode(String text) {
    byte[] utf8 = wellFormed(text).getBytes(StandardCharsets.UTF_8);
    var literal = new ByteArrayOutputStream(utf8.length + 16);
    literal.write('"');
    for (byte b : utf8) {
      encode(b, literal);
    }
    literal.write('"');
    return literal.toByteArray();
  }

  private static void encode(byte b, ByteArrayOutputStream literal) {
    if (b == '"' || b == '\\') {
      literal.write('\\');
      literal.write(b);
    } else if (b < 0 || b >= ' ') {
      literal.write(b);
    } else {
      int letter = "\b\f\n\r\t".indexOf(b);
      literal.write('\\');
      if (letter >= 0) {
        literal.write("bfnrt".charAt(letter));
      } else {
        literal.writeBytes(new byte[] {'u', '0', '0', HEX[b >> 4], HEX[b & 15]});
      }
    }
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return whole.toString();
  }

  /** Checks the escape at {@code at} (a pair of surrogates as one); returns the offset after it. */
  static int checkEscape(byte[] bytes, int at, int end) throws MalformedJsonException {
    if (end - at < 2) {
      throw new MalformedJsonException("string without an end", end);
    }
    byte letter = bytes[at + 1];
    if (letter != 'u') {
      if (plainEscape(letter) == 0) {
        throw new MalformedJsonException("unknown escape in a string", at);
      }
      return at + 2;
    }
    int unit = unit(bytes, at, end);
    if (!Character.isSurrogate((char) unit)) {
      return at + 6;
    }
    if (Character.isLowSurrogate((char) unit)) {
      throw new MalformedJsonException("no high surrogate in string", at);
    }
    int next = at + 6;
    if (end - next < 2
        || bytes[next] != '\\'
        || bytes[next + 1] != 'u'
        || !Character.isLowSurrogate((char) unit(bytes, next, end))) {
      throw new MalformedJsonException("no low surrogate in string", at);
    }
    return next + 6;
  }

  private static int unit(byte[] bytes, int at, int end) throws MalformedJsonException {
    int unit = end - at < 6 ? -1 : hex(bytes, at + 2);
    if (unit < 0) {
      throw new MalformedJsonException("\\u without four hexadecimal digits", at);
    }
    return unit;
  }

  /** Four hexadecimal digits as a number; negative when one of them is none. */
  private static int hex(byte[] bytes, int at) {
    return digit(bytes[at]) << 12
        | digit(bytes[at + 1]) << 8
        | digit(bytes[at + 2]) << 4
        | digit(bytes[at + 3]);
  }

  private static int digit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return b > 0 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** What the letter after a backslash stands for; 0 for a letter that means nothing. */
  private static char plainEscape(byte letter) {
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> 0;
    };
  }
}
