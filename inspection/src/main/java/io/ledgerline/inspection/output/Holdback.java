package io.ledgerline.inspection.output;

/**
 * Says how much of a streamed text may be released: all but the longest end that may still become
 * an address, a tag, a terminal escape or a comment, at most {@value #LONGEST} characters. Pure;
 * the caller keeps the text.
 */
public final class Holdback {
  /** The most that is ever held back. A longer address is judged by what came so far. */
  public static final int LONGEST = 8192;

  private static final String[] OPENERS = {"http", "ftp:", "wss:", "![", "<", "\u001B"};

  private Holdback() {}

  /** Offset up to which {@code text} can be judged and released; the rest waits for more. */
  public static int releasable(CharSequence text) {
    int length = text.length();
    int from = Math.max(0, length - LONGEST);
    int wordStart = length;
    while (wordStart > from && text.charAt(wordStart - 1) > ' ') {
      wordStart--;
    }
    int tag = openTag(text, from, length);
    int image = openImage(text, from, length);
    int word = mayGrow(text, wordStart, length) ? wordStart : length;
    return Math.min(Math.min(tag, image), word);
  }

  /** Where a tag begins that has not ended; {@code length} if none does. */
  private static int openTag(CharSequence text, int from, int length) {
    for (int i = length - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (c == '>') {
        return length;
      }
      if (c == '<') {
        return i + 1 == length || text.charAt(i + 1) > ' ' ? i : length;
      }
    }
    return length;
  }

  /** Where an image begins whose address has not ended; {@code length} if none does. */
  private static int openImage(CharSequence text, int from, int length) {
    for (int i = length - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (c == ')' || c == '\n') {
        return length;
      }
      if (c == '!' && (i + 1 == length || text.charAt(i + 1) == '[')) {
        return i;
      }
    }
    return length;
  }

  /** Whether the last word holds, or may be growing into, something that has to be seen whole. */
  private static boolean mayGrow(CharSequence text, int from, int length) {
    for (int i = from; i < length; i++) {
      for (String opener : OPENERS) {
        if (begins(text, i, length, opener)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean begins(CharSequence text, int at, int length, String opener) {
    for (int i = 0; i < opener.length(); i++) {
      if (at + i == length) {
        return true;
      }
      if (Character.toLowerCase(text.charAt(at + i)) != opener.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
