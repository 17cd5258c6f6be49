package io.ledgerline.audit;

/**
 * The rule for texts that callers choose ({@code feature}, {@code session_id}, …): {@code
 * [A-Za-z0-9._:/-]{1,128}}. What does not match may hold personal data, so the leaf gets a
 * commitment instead.
 */
public final class CallerText {
  /** Longest text that may stand in a leaf, in characters. */
  public static final int MAX_LENGTH = 128;

  private CallerText() {}

  /** Whether the text may stand in a leaf as it is. */
  public static boolean isPlain(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    // '-' '.' '/' '0'..'9' ':' are neighbours in ASCII.
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= ':') || c == '_';
  }
}
