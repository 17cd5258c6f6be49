package io.ledgerline.messages;

import java.util.Random;

/** Valid JSON of every shape, written in every way: white space, escapes, number forms, depth. */
public final class RandomJson {
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t\r\n  "};
  private static final String[] PIECES = {
    "a",
    "text",
    "é",
    "日本",
    "\uD83E\uDD16",
    "{",
    "[",
    ",",
    ":",
    " ",
    "model",
    "'",
    "\u007f",
    "\uFFFD"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "1", "-17", "3.25", "1e9", "1E+2", "2e-3", "123456789012345678901234567890", "0.0"
  };
  private static final String[] ESCAPES = {
    "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u00e9", "\\ud83e\\udd16"
  };
  private final Random random;

  /** A generator that draws from {@code random}. */
  public RandomJson(Random random) {
    this.random = random;
  }

  /** One of the choices. */
  @SafeVarargs
  public final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** White space, mostly none. */
  public String space() {
    return pick(SPACES);
  }

  /** A value nested at most {@code depth} deep. */
  public String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> pick("true", "false", "null");
      case 1 -> pick(NUMBERS);
      case 2, 3, 4 -> string();
      case 5 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  /** A string literal. */
  public String string() {
    var literal = new StringBuilder("\"");
    for (int i = random.nextInt(12); i > 0; i--) {
      literal.append(random.nextInt(4) == 0 ? pick(ESCAPES) : pick(PIECES));
    }
    return literal.append('"').toString();
  }

  /** A literal of this text with random characters written as escapes. */
  public String literal(String text) {
    var literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean must = c < ' ' || c == '"' || c == '\\';
      boolean alone = !Character.isSurrogate(c);
      literal.append(must || (alone && random.nextInt(8) == 0) ? "\\u%04x".formatted((int) c) : c);
    }
    return literal.append('"').toString();
  }

  private String array(int depth) {
    var text = new StringBuilder("[").append(space());
    for (int i = 0, n = random.nextInt(4); i < n; i++) {
      text.append(i == 0 ? "" : ",").append(space()).append(value(depth)).append(space());
    }
    return text.append(']').toString();
  }

  private String object(int depth) {
    var text = new StringBuilder("{").append(space());
    for (int i = 0, n = random.nextInt(4); i < n; i++) {
      text.append(i == 0 ? "" : ",").append(space());
      text.append(literal("k" + i + pick(PIECES))).append(space()).append(':');
      text.append(space()).append(value(depth)).append(space());
    }
    return text.append('}').toString();
  }
}
