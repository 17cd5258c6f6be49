package io.ledgerline.simulator.reply;

import java.util.regex.Pattern;

/** Shortening of texts for quoting. */
final class Quote {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Quote() {}

  /** One line of at most {@code max} characters, cut at a word. */
  static String shortened(String text, int max) {
    String line = SPACE.matcher(text.strip()).replaceAll(" ");
    if (line.length() <= max) {
      return line;
    }
    int space = line.lastIndexOf(' ', max - 1);
    int end = space > max / 2 ? space : max - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }
}
