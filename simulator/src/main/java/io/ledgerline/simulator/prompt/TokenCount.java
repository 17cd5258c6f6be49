package io.ledgerline.simulator.prompt;

/**
 * A plausible number of tokens for a text, the same on every run; it is no real tokenizer.
 *
 * <p>Words cost a token per about five letters, digits and punctuation one per three, other
 * characters one each; newer models count 30 % more. A text never counts more tokens than it has
 * characters, so the bound "tokens are at most UTF-8 bytes" holds as with the real one.
 */
public final class TokenCount {
  private static final int LETTERS_PER_TOKEN = 5;
  private static final int DIGITS_PER_TOKEN = 3;

  private static final int MARKS_PER_TOKEN = 3;

  private TokenCount() {}

  /**
   * Tokens of a text.
   *
   * @param newTokenizer whether the model is one that counts about 30 % more
   */
  public static int of(CharSequence text, boolean newTokenizer) {
    int length = text.length();
    int tokens = 0;
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      int end = at + 1;
      if (letter(c)) {
        while (end < length && letter(text.charAt(end))) {
          end++;
        }
        tokens += (end - at + LETTERS_PER_TOKEN - 1) / LETTERS_PER_TOKEN;
      } else if (digit(c)) {
        while (end < length && digit(text.charAt(end))) {
          end++;
        }
        tokens += (end - at + DIGITS_PER_TOKEN - 1) / DIGITS_PER_TOKEN;
      } else if (mark(c)) {
        while (end < length && mark(text.charAt(end))) {
          end++;
        }
        tokens += (end - at + MARKS_PER_TOKEN - 1) / MARKS_PER_TOKEN;
      } else if (c != ' ') {
        tokens++;
      }
      at = end;
    }
    int scaled = newTokenizer ? (int) ((tokens * 13L + 9) / 10) : tokens;
    return Math.min(scaled, length);
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2E80);
  }

  /** Punctuation and line ends, which come in runs in JSON and code. */
  private static boolean mark(char c) {
    return c < 0x80 && c != ' ' && !letter(c) && !digit(c);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
