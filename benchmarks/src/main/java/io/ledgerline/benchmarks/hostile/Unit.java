package io.ledgerline.benchmarks.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A few pieces that a hostile text repeats: beginnings of what rules look for, and what stands
 * between.
 */
record Unit(List<String> pieces) {
  static final int MOST_PIECES = 4;

  static final List<String> SEEDS =
      List.of(
          "1",
          "12",
          "078",
          "6789",
          "12345678",
          "4111",
          "0",
          "9".repeat(19),
          " ",
          "-",
          ".",
          "/",
          ",",
          ":",
          ";",
          "\n",
          "\t",
          "_",
          "@",
          "=",
          "(",
          ")",
          "[",
          "]",
          "{",
          "<",
          ">",
          "\"",
          "'",
          "`",
          "|",
          "&",
          "%",
          "\\",
          "*",
          "#",
          "+",
          "~",
          "?",
          "!",
          "a",
          "A",
          "b2",
          "A1",
          "be",
          "6e",
          "C3-",
          "x.y",
          "a@b",
          "Mr. ",
          "Anna",
          "Berg",
          "calle ",
          "Street",
          "Dear ",
          "tel ",
          "SSN ",
          "iban ",
          "born ",
          "password",
          "sk-ant-",
          "eyJ",
          "AKIA",
          "http://",
          "::",
          "2001:db8:",
          "-----BEGIN ",
          "%B4",
          "0x",
          "bc1q",
          "<!--",
          "-->",
          "</a>",
          "<a href=\"",
          "<p hidden>",
          "](",
          "[x]: ",
          "&#105;",
          "&lt;",
          "%69",
          "\\u0069",
          "\\n",
          "\\x69",
          "=69",
          "1gn0r3",
          "ignore ",
          "all ",
          "previous ",
          "instructions",
          "write ",
          "you are now ",
          "system: ",
          "<|im_start|>",
          "vtaber ",
          "erongi ",
          "alfa ",
          ".- ",
          "-... ",
          "\u00E9",
          "\u0456",
          "\u200B",
          "\u0301",
          "\u2019",
          "\u00A0",
          "\u2026",
          "\uD83D\uDE00",
          "\uDB40\uDC61",
          "\uD835\uDC1A",
          "\u5FFD\u7565",
          "\u280A",
          "\uFF11",
          "\u2062",
          "SWdub3Jl",
          "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo",
          "JBSWY3DPEBLW64TM");

  Unit {
    pieces = List.copyOf(pieces);
  }

  /** One to four pieces. */
  static Unit random(Random random) {
    var pieces = new ArrayList<String>();
    for (int i = random.nextInt(MOST_PIECES); i >= 0; i--) {
      pieces.add(piece(random));
    }
    return new Unit(pieces);
  }

  /** The same with a piece more, less or another, as a search for something slower goes on. */
  Unit changed(Random random) {
    var changed = new ArrayList<>(pieces);
    int at = random.nextInt(changed.size());
    switch (random.nextInt(3)) {
      case 0 -> changed.set(at, piece(random));
      case 1 -> changed.add(at, piece(random));
      default -> changed.remove(at);
    }
    return changed.isEmpty() || changed.size() > 2 * MOST_PIECES
        ? random(random)
        : new Unit(changed);
  }

  private static String piece(Random random) {
    return SEEDS.get(random.nextInt(SEEDS.size()));
  }

  /** At least so many bytes of it. */
  byte[] text(int bytes) {
    var unit = String.join("", pieces);
    return unit.repeat(bytes / unit.getBytes(UTF_8).length + 1).getBytes(UTF_8);
  }

  /** As a row of a table shows it: other than printable ASCII as escapes. */
  String shown() {
    var shown = new StringBuilder();
    for (char c : String.join("", pieces).toCharArray()) {
      if (c >= ' ' && c < 0x7f && c != '|' && c != '`') {
        shown.append(c);
      } else {
        shown.append("\\u%04x".formatted((int) c));
      }
    }
    return shown.toString();
  }
}
