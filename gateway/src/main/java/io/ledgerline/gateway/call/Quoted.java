package io.ledgerline.gateway.call;

/** A caller's own text, cut and cleaned so that it can stand in a sentence back to that caller. */
final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(String text) {
    var clean = new StringBuilder(Math.min(text.length(), LONGEST) + 3).append('\'');
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      clean.append(c >= 0x20 && c < 0x7f && c != '\'' ? c : '?');
    }
    return clean.append(text.length() > LONGEST ? "…'" : "'").toString();
  }
}
