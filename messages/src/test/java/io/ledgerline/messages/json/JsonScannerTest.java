package io.ledgerline.messages.json;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [ ] ",
        "null",
        "true",
        "-0.5e+10",
        "\"\"",
        "\"\\ud83e\\udd16\"",
        "[1,[2,{\"a\":{}}]]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\"",
        "\t\r\n{\"a\" : 1 , \"a\":2}",
        "\"\u007f\"",
        "\"\uD83E\uDD16é日\""
      })
  void acceptsWhatTheStandardAllows(String json) throws MalformedJsonException {
    scan(utf8(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "Infinity",
        "tru",
        "nulll",
        "True",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "\"\u0000\"",
        "[1 2]",
        "1 1",
        "{} {}",
        "[]]",
        "\uFEFF{}",
        "// c\n1",
        "{\"a\":1 \"b\":2}",
        "[1}",
        "{\"a\":1]",
        "\"\\ud83e\"",
        "\"\\udd16\"",
        "\"\\ud83e\\u0041\"",
        "\"\\ud83ex\"",
        "\u00a01",
        "\"\\u00\u00e9\u00e9\""
      })
  void refusesWhatItDoesNot(String json) {
    assertThatThrownBy(() -> scan(utf8(json))).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void refusesEveryFormOfBrokenUtf8() {
    int[][] broken = {
      {0x80},
      {0xBF},
      {0xC0, 0x80},
      {0xC1, 0xBF},
      {0xC3},
      {0xE0, 0x9F, 0xBF},
      {0xED, 0xA0, 0x80},
      {0xED, 0xBF, 0xBF},
      {0xF0, 0x8F, 0xBF, 0xBF},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF5, 0x80, 0x80, 0x80},
      {0xFF},
      {0xFE},
      {0xE2, 0x82},
      {0xF0, 0x9F, 0xA4},
      {0xC3, 0x41}
    };
    for (int[] sequence : broken) {
      byte[] json = new byte[sequence.length + 2];
      json[0] = '"';
      json[json.length - 1] = '"';
      for (int i = 0; i < sequence.length; i++) {
        json[i + 1] = (byte) sequence[i];
      }
      assertThatThrownBy(() -> scan(json)).hasMessageContaining("not valid UTF-8");
    }
  }

  @Test
  void acceptsEveryCharacterOfUnicodeRawAndEscaped() throws MalformedJsonException {
    for (int c = ' '; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 61) {
      if ((c >= 0xD800 && c <= 0xDFFF) || c == '"' || c == '\\') {
        continue;
      }
      String text = Character.toString(c);
      assertThat(stringOf(utf8("\"" + text + "\""))).isEqualTo(text);
      assertThat(stringOf(utf8("\"x" + escaped(text) + "\""))).isEqualTo("x" + text);
    }
  }

  @Test
  void boundsDepth() throws MalformedJsonException {
    int most = JsonScanner.MAX_DEPTH;
    scan(utf8("[".repeat(most) + "]".repeat(most)));
    scan(utf8("{\"a\":".repeat(most - 1) + "{}" + "}".repeat(most - 1)));
    assertThatThrownBy(() -> scan(utf8("[".repeat(1_000_000))))
        .hasMessageContaining("nested deeper than 256")
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.type(MalformedJsonException.class))
        .extracting(MalformedJsonException::position)
        .isEqualTo(most);
  }

  @Test
  void knowsObjectsFromArraysAtEveryDepth() throws MalformedJsonException {
    var open = new StringBuilder();
    var close = new StringBuilder();
    for (int i = 0; i < JsonScanner.MAX_DEPTH; i++) {
      boolean object = Integer.bitCount(i * 0x9E3779B1) % 2 == 0;
      open.append(object ? "{\"k\":" : "[");
      close.insert(0, object ? "}" : "]");
      if (i == JsonScanner.MAX_DEPTH - 1) {
        open.append(object ? "1" : "");
      }
    }
    scan(utf8(open.toString() + close));
  }

  @Test
  void comparesKeysDecoded() throws MalformedJsonException {
    var names = Names.of("max_tokens", "model");
    var scanner = new JsonScanner(utf8("{\"mod\\u0065l\":1,\"model\":2,\"modal\":3,\"\":4}"));
    int[] found = new int[4];
    int i = 0;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      found[i++] = scanner.indexIn(names);
      scanner.skipValue();
    }
    assertThat(found).containsExactly(1, 1, -1, -1);
  }

  @Test
  void findsTheEndOfAStringAtEveryOffset() throws MalformedJsonException {
    for (int length = 0; length < 40; length++) {
      for (String tail : new String[] {"", "\\n", "é", "\\u00e9z"}) {
        String text = "x".repeat(length) + tail;
        var scanner = new JsonScanner(utf8("[\"" + text + "\",1]"));
        scanner.enterArray();
        scanner.string();
        assertThat(scanner.stringEnd()).isEqualTo(2 + utf8(text).length);
        assertThat(scanner.stringEscaped()).isEqualTo(tail.contains("\\"));
      }
    }
  }

  @Test
  void encodesWhatItDecodes() throws MalformedJsonException {
    var all = new StringBuilder();
    for (int c = 0; c < 0x300; c++) {
      all.appendCodePoint(c);
    }
    String text = all + "\uD83E\uDD16 \u2028";
    assertThat(stringOf(JsonString.encode(text))).isEqualTo(text);
    assertThat(stringOf(JsonString.encode("a\uD83E"))).isEqualTo("a\uFFFD");
    assertThat(JsonString.encode("\u0001\n\"\\/é")).isEqualTo(utf8("\"\\u0001\\n\\\"\\\\/é\""));
  }

  @Test
  void measuresDecodedLength() throws MalformedJsonException {
    String literal = "\"a\\n\\u00e9\\u20ac\\ud83e\\udd16é\\u0041\"";
    byte[] bytes = utf8(literal);
    assertThat(JsonString.decodedLength(bytes, 1, bytes.length - 1, true))
        .isEqualTo(utf8(stringOf(bytes)).length);
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append("\\u%04X".formatted((int) c));
    }
    return escaped.toString();
  }

  private static String stringOf(byte[] json) throws MalformedJsonException {
    var scanner = new JsonScanner(json);
    scanner.string();
    String text = scanner.stringValue();
    scanner.endOfDocument();
    return text;
  }

  private static void scan(byte[] json) throws MalformedJsonException {
    var scanner = new JsonScanner(json);
    scanner.skipValue();
    scanner.endOfDocument();
  }
}
