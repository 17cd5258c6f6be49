package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How else a value is written where text holds JSON as text (RFC 8259 section 7): what a tool gives
 * back has {@code M\u005cu00fcller} for Müller, and every model reads that. Its token is escaped
 * there, too, so that a model reads the one token of Müller, and what it copies to the letter comes
 * back to the letter. Which letters of the token are escaped says how the value was.
 */
enum JsonSpelling {
  /** All that is not ASCII by number, in small letters: Python, Ruby. */
  LOWER(HexFormat.of(), "", 1),
  /** The same in capitals. */
  UPPER(HexFormat.of().withUpperCase(), "", 1),
  /** Only what a string can't hold: JavaScript, Java. */
  RAW(null, "", 1),
  /** In capitals, with what HTML and URLs read otherwise: .NET. */
  NET(HexFormat.of().withUpperCase(), "\"&'+<>`", 1),
  /** What is not ASCII as it is, what HTML reads otherwise by number: Go, Gson. */
  HTML(null, "&'<=>", 1),
  /** All that is not ASCII by number, and slashes behind a backslash: PHP. */
  SLASH(HexFormat.of(), "/", 1),
  /** The same with letters as they are. */
  RAW_SLASH(null, "/", 1),
  /** As the string in a string has it. */
  LOWER_TWICE(HexFormat.of(), "", 2),
  UPPER_TWICE(HexFormat.of().withUpperCase(), "", 2),
  RAW_TWICE(null, "", 2),
  NET_TWICE(HexFormat.of().withUpperCase(), "\"&'+<>`", 2),
  HTML_TWICE(null, "&'<=>", 2),
  SLASH_TWICE(HexFormat.of(), "/", 2),
  RAW_SLASH_TWICE(null, "/", 2);

  private static final HexFormat SMALL = HexFormat.of();

  /** Strings around a value that are undone. */
  private static final int DEEPEST = 2;

  private static final int KINDS = 7;

  /** What is meant by less may be meant anywhere. */
  private static final int SHORTEST = 2;

  private final @Nullable HexFormat hex;
  private final String besides;
  private final int strings;

  /** Of each character of ASCII but the last, whether it is written as it is. */
  private final boolean[] stays = new boolean['~' + 1];

  /**
   * A way to write.
   *
   * @param hex digits of what is not ASCII; none where that stays
   * @param besides what is escaped though a string could hold it
   */
  JsonSpelling(@Nullable HexFormat hex, String besides, int strings) {
    this.hex = hex;
    this.besides = besides;
    this.strings = strings;
    for (int c = ' '; c < stays.length; c++) {
      stays[c] = c != '"' && c != '\\' && besides.indexOf(c) < 0;
    }
  }

  /** Those that make something else of a value, and not the same of it as one before. */
  static List<JsonSpelling> of(byte[] value) {
    if (isPlain(value)) {
      return List.of();
    }
    var seen = new ArrayList<byte[]>(values().length);
    seen.add(value);
    var all = new ArrayList<JsonSpelling>(values().length);
    for (JsonSpelling each : values()) {
      byte[] written = each.write(value);
      if (seen.stream().noneMatch(other -> Arrays.equals(other, written))) {
        seen.add(written);
        all.add(each);
      }
    }
    return all;
  }

  /** The value as it is written so. */
  byte[] write(byte[] value) {
    String text = new String(value, UTF_8);
    for (int i = 0; i < strings; i++) {
      text = escaped(text);
    }
    return text.getBytes(UTF_8);
  }

  /**
   * A token that stands for a value written so. Its first letter stays, so that a backslash in
   * front of it is none of its own.
   */
  byte[] token(byte[] token) {
    int letters = Math.min(token.length, 2 + ordinal() % KINDS);
    var out = new StringBuilder(token.length + 24).append((char) token[0]);
    for (int i = 1; i < letters; i++) {
      out.append("\\".repeat(strings)).append('u').append(SMALL.toHexDigits((char) token[i]));
    }
    return out.append(new String(token, letters, token.length - letters, US_ASCII))
        .toString()
        .getBytes(US_ASCII);
  }

  /**
   * What is meant by a text with escapes in it; null where nothing else is.
   *
   * @param strings of JSON that the text is inside of, as far as can be told: outside of any a
   *     backslash is one, but for letters by their number
   */
  static byte @Nullable [] meaning(byte[] escaped, int strings) {
    String text = new String(escaped, UTF_8);
    if (text.indexOf('\\') < 0 || strings == 0 && !hasOnlyNumbers(text)) {
      return null;
    }
    for (int i = 0; i < Math.clamp(strings, 1, DEEPEST); i++) {
      text = undone(text);
      if (text == null) {
        return null;
      }
    }
    return text.length() < SHORTEST || !UTF_8.newEncoder().canEncode(text)
        ? null
        : text.getBytes(UTF_8);
  }

  /** Whether a text holds an escape, as only tokens of escaped values do. */
  static boolean isEscaped(byte[] token) {
    for (byte b : token) {
      if (b == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(byte[] value) {
    for (byte b : value) {
      if (b < ' ' || "\"\\&'+<=>`/".indexOf(b) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOnlyNumbers(String text) {
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
      if (!text.startsWith("\\u", at)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String undone(String text) {
    if (!Escapes.isWhole(text.getBytes(UTF_8))) {
      return null;
    }
    var escapes = new Unescaper();
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int said = escapes.next(text.charAt(i));
      if (said != Unescaper.NONE) {
        out.append((char) said);
      }
    }
    return out.toString();
  }

  private String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < stays.length ? stays[c] : hex == null;
      if (!plain) {
        escape(c, out.append(text, copied, i));
        copied = i + 1;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private void escape(char c, StringBuilder out) {
    boolean besides = this.besides.indexOf(c) >= 0;
    int letter = "\"\\\b\f\n\r\t".indexOf(c);
    if (c == '/' && besides) {
      out.append("\\/");
    } else if (letter >= 0 && !besides) {
      out.append('\\').append("\"\\bfnrt".charAt(letter));
    } else {
      out.append("\\u").append((hex == null ? SMALL : hex).toHexDigits(c));
    }
  }
}
