package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
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
  LOWER(Digits.SMALL, "", 1),
  /** The same in capitals. */
  UPPER(Digits.CAPITAL, "", 1),
  /** Only what a string can't hold: JavaScript, Java. */
  RAW("", "", 1),
  /** In capitals, with what HTML and URLs read otherwise: .NET. */
  NET(Digits.CAPITAL, "\"&'+<>`", 1),
  /** What is not ASCII as it is, what HTML reads otherwise by number: Go, Gson. */
  HTML("", "&'<=>", 1),
  /** All that is not ASCII by number, and slashes behind a backslash: PHP. */
  SLASH(Digits.SMALL, "/", 1),
  /** The same with letters as they are. */
  RAW_SLASH("", "/", 1),
  /** As the string in a string has it. */
  LOWER_TWICE(Digits.SMALL, "", 2),
  UPPER_TWICE(Digits.CAPITAL, "", 2),
  RAW_TWICE("", "", 2),
  NET_TWICE(Digits.CAPITAL, "\"&'+<>`", 2),
  HTML_TWICE("", "&'<=>", 2),
  SLASH_TWICE(Digits.SMALL, "/", 2),
  RAW_SLASH_TWICE("", "/", 2);

  /** Of numbers. */
  private static final class Digits {
    static final String SMALL = "0123456789abcdef";
    static final String CAPITAL = "0123456789ABCDEF";
  }

  /** Strings around a value that are undone. */
  private static final int DEEPEST = 2;

  private static final int KINDS = 7;

  private final String hex;
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
  JsonSpelling(String hex, String besides, int strings) {
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
      number((char) token[i], Digits.SMALL, out.append("\\".repeat(strings - 1)));
    }
    return out.append(new String(token, letters, token.length - letters, US_ASCII))
        .toString()
        .getBytes(US_ASCII);
  }

  /**
   * What is meant by a text with escapes in it; null where nothing else is, or where it is escaped
   * otherwise than writers of JSON do.
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
    byte[] meant = text.getBytes(UTF_8);
    for (JsonSpelling each : of(meant)) {
      if (Arrays.equals(each.write(meant), escaped)) {
        return meant;
      }
    }
    return null;
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
    var escapes = new Unescaper();
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int said = escapes.next(text.charAt(i));
      if (said != Unescaper.NONE) {
        out.append((char) said);
      }
    }
    return escapes.open() ? null : out.toString();
  }

  /** Writes a character by its number; by hand, as a long value has thousands of them. */
  private static void number(char c, String digits, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(digits.charAt(c >> shift & 0xF));
    }
  }

  private String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < stays.length ? stays[c] : hex.isEmpty();
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
      number(c, hex.isEmpty() ? Digits.SMALL : hex, out);
    }
  }
}
