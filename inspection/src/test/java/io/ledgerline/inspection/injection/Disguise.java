package io.ledgerline.inspection.injection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Ways to hide an attack from filters, each as attackers use it. */
enum Disguise {
  ZERO_WIDTH(text -> between(text, "\u200B")),
  SOFT_HYPHENS(text -> between(text, "\u00AD")),
  TAGS(text -> "Nice day. " + shifted(text, 0xE0000)),
  FULL_WIDTH(text -> mapped(text, '!', '~', 0xFF01 - '!')),
  MATHEMATICAL(text -> mapped(mapped(text, 'a', 'z', 0x1D41A - 'a'), 'A', 'Z', 0x1D400 - 'A')),
  HOMOGLYPHS(
      text ->
          replaced(text, "aeiopcxys", "\u0430\u0435\u0456\u043E\u0440\u0441\u0445\u0443\u0455")),
  LEET(text -> replaced(text.toLowerCase(Locale.ROOT), "oieast", "013457")),
  SPACED(text -> spaced(text, " ", "   ")),
  SPACED_EVENLY(text -> spaced(text.replace(" ", ""), " ", " ")),
  DOTTED(text -> spaced(text, ".", " ")),
  DASHED(text -> spaced(text, "-", " ")),
  UNDERSCORES(text -> text.replace(' ', '_')),
  ZALGO(text -> between(text, "\u0300\u0316\u0334\u0358")),
  UPPER_CASE(text -> text.toUpperCase(Locale.ROOT)),
  LINE_BREAKS(text -> text.replace(" ", "\n")),
  HTML_COMMENT(text -> "<p>Opening hours</p><!-- " + text + " -->"),
  HIDDEN_ELEMENT(text -> "<p>Hours</p><span style=\"display: none\">" + text + "</span>"),
  ENTITIES(text -> entities(text)),
  BASE64(text -> "data: " + Base64.getEncoder().encodeToString(bytes(text))),
  BASE64_TWICE(
      text ->
          Base64.getEncoder()
              .encodeToString(bytes(Base64.getEncoder().encodeToString(bytes(text))))),
  BASE32(text -> base32(text)),
  HEX(text -> HexFormat.of().formatHex(bytes(text))),
  HEX_PAIRS(text -> HexFormat.ofDelimiter(" ").formatHex(bytes(text))),
  PERCENT(text -> HexFormat.of().withPrefix("%").formatHex(bytes(text))),
  BACKSLASH_U(text -> escapes(text)),
  QUOTED_PRINTABLE(text -> HexFormat.of().withPrefix("=").withUpperCase().formatHex(bytes(text))),
  ROT13(text -> turned(text)),
  ATBASH(text -> atbash(text)),
  REVERSED(text -> new StringBuilder(text).reverse().toString()),
  PIG_LATIN(text -> pigLatin(text)),
  MORSE(text -> morse(text)),
  BRAILLE(text -> braille(text)),
  NATO(text -> nato(text)),
  STRING_PIECES(text -> pieces(text)),
  EMPHASIS(text -> text.replaceAll("(\\p{L}{2})(\\p{L}{2})", "$1**$2"));

  private final UnaryOperator<String> how;

  Disguise(UnaryOperator<String> how) {
    this.how = how;
  }

  /** The disguised text. */
  String apply(String text) {
    return how.apply(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String between(String text, String what) {
    return text.replaceAll("(?<=\\p{L})(?=\\p{L})", what);
  }

  private static String shifted(String text, int by) {
    var out = new StringBuilder();
    text.chars().filter(c -> c < 0x80).forEach(c -> out.appendCodePoint(c + by));
    return out.toString();
  }

  private static String mapped(String text, char from, char to, int by) {
    var out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(c >= from && c <= to ? c + by : c));
    return out.toString();
  }

  private static String replaced(String text, String from, String to) {
    var out = new StringBuilder();
    for (char c : text.toCharArray()) {
      int at = from.indexOf(c);
      out.append(at < 0 ? c : to.charAt(at));
    }
    return out.toString();
  }

  private static String spaced(String text, String inWord, String betweenWords) {
    var out = new StringBuilder();
    for (String word : text.split(" ")) {
      out.append(out.isEmpty() ? "" : betweenWords).append(String.join(inWord, word.split("")));
    }
    return out.toString();
  }

  private static String entities(String text) {
    var out = new StringBuilder();
    text.codePoints().forEach(c -> out.append("&#").append(c).append(';'));
    return out.toString();
  }

  private static String escapes(String text) {
    var out = new StringBuilder();
    text.chars().forEach(c -> out.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return out.toString();
  }

  private static String base32(String text) {
    var out = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : bytes(text)) {
      held = held << 8 | b & 0xFF;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(held >> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(held << 5 - bits & 31));
    }
    return out.toString();
  }

  private static String turned(String text) {
    var out = new StringBuilder();
    for (char c : text.toCharArray()) {
      char base = c >= 'a' ? 'a' : 'A';
      out.append(isLatin(c) ? (char) (base + (c - base + 13) % 26) : c);
    }
    return out.toString();
  }

  private static String atbash(String text) {
    var out = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      out.append(isLatin(c) ? (char) ('z' - (c - 'a')) : c);
    }
    return out.toString();
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String pigLatin(String text) {
    var out = new StringBuilder();
    for (String word : text.toLowerCase(Locale.ROOT).split(" ")) {
      String bare = word.replaceAll("[^a-z]", "");
      String end = bare.isEmpty() ? word : word.replace(bare, "");
      int vowel = 0;
      while (vowel < bare.length() && "aeiou".indexOf(bare.charAt(vowel)) < 0) {
        vowel++;
      }
      String pig =
          vowel == 0 ? bare + "way" : bare.substring(vowel) + bare.substring(0, vowel) + "ay";
      out.append(bare.isEmpty() ? "" : pig).append(end).append(' ');
    }
    return out.toString();
  }

  private static String morse(String text) {
    String[] code =
        (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...-"
                + " .-- -..- -.-- --..")
            .split(" ");
    var out = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      out.append(isLatin(c) ? code[c - 'a'] + " " : c == ' ' ? "/ " : "");
    }
    return out.toString();
  }

  private static String braille(String text) {
    int[] cells = {
      1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61,
      53
    };
    var out = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      out.append(isLatin(c) ? (char) (0x2800 + cells[c - 'a']) : c == ' ' ? '\u2800' : "");
    }
    return out.toString();
  }

  private static String nato(String text) {
    String[] words =
        ("Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November"
                + " Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu")
            .split(" ");
    var out = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      out.append(isLatin(c) ? words[c - 'a'] + " " : c == ' ' ? "/ " : "");
    }
    return out.toString();
  }

  private static String pieces(String text) {
    var out = new StringBuilder("x = ");
    for (int i = 0; i < text.length(); i += 5) {
      String piece = text.substring(i, Math.min(text.length(), i + 5)).replace('"', ' ');
      out.append(i == 0 ? "" : " + ").append('"').append(piece).append('"');
    }
    return out.toString();
  }
}
