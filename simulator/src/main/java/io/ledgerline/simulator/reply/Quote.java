package io.ledgerline.simulator.reply;

import java.util.regex.Pattern;

/** Shortening of texts for quoting. */
final class Quote {
  /** How much of a long text is looked at, as a multiple of what is wanted. */
  private static final int LOOKED_AT = 4;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Quote() {}

  /** One line of at most {@code max} characters, cut at a word. */
  static String shortened(String text, int max) {
    String all = text.strip();
    boolean longer = all.length() > LOOKED_AT * max;
    String head = longer ? all.substring(0, LOOKED_AT * max) : all;
    String line = SPACE.matcher(head).replaceAll(" ");
    if (line.length() <= max && !longer) {
      return line;
    }
    int last = Math.min(max, line.length()) - 1;
    int space = line.lastIndexOf(' ', last);
    int end = space > max / 2 ? space : last;
    if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }
}
