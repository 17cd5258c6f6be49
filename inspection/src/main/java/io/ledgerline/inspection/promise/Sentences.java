package io.ledgerline.inspection.promise;

import java.util.ArrayList;
import java.util.List;

/** Where sentences of a text end. */
public final class Sentences {
  private Sentences() {}

  /**
   * A sentence.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   */
  public record Span(int start, int end) {}

  /** All sentences; the last may be unfinished. */
  static List<Span> all(String text) {
    var spans = new ArrayList<Span>();
    int start = 0;
    for (int end = end(text, start); end > start; end = end(text, start)) {
      spans.add(new Span(start, end));
      start = end;
    }
    if (start < text.length()) {
      spans.add(new Span(start, text.length()));
    }
    return spans;
  }

  /**
   * Where the sentence that begins at {@code start} ends, as far as that can be told from what is
   * there: behind a full stop or the like that white space follows, or before an empty line or an
   * item of a list (a line that was only wrapped goes on); {@code start} where that is to come.
   */
  public static int end(CharSequence text, int start) {
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' && at + 1 < text.length() && "\n-*•#|>".indexOf(text.charAt(at + 1)) >= 0) {
        return at + 1;
      }
      if (c == '。' || c == '！' || c == '？') {
        return at + 1;
      }
      boolean stop = c == '.' || c == '!' || c == '?' || c == '…';
      if (stop && at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1))) {
        if (!abbreviates(text, at)) {
          return at + 1;
        }
      }
    }
    return start;
  }

  /**
   * "approx. 60 days", "no. 4", "e.g. 60 days": a stop that ends a short word and no sentence. The
   * word may begin before what is looked at now: a stream is cut anywhere, and "her" and "e. " say
   * nothing of an "e.".
   */
  private static boolean abbreviates(CharSequence text, int stop) {
    int begin = stop;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    String word = text.subSequence(begin, stop).toString().toLowerCase(java.util.Locale.ROOT);
    return switch (word) {
      case "approx",
          "max",
          "min",
          "ca",
          "no",
          "nr",
          "incl",
          "excl",
          "e",
          "g",
          "i",
          "mr",
          "mrs",
          "ms",
          "dr",
          "z",
          "b",
          "bzw" ->
          true;
      default -> false;
    };
  }
}
