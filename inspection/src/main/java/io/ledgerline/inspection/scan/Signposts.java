package io.ledgerline.inspection.scan;

/**
 * What signs beside a word say of it: a remark begins, a question ends, it is an element's name.
 */
final class Signposts {
  private static final int QUESTION = 3;

  private Signposts() {}

  /** Whether a remark of a program begins right before a token: {@code # SSN}, {@code // card}. */
  static boolean isRemark(Text text, int token) {
    for (int p = text.end(token - 1); p < text.start(token); p++) {
      int b = text.at(p);
      if (b == '#' && text.at(p - 1) == ' ' || b == '/' && text.at(p + 1) == '/') {
        return true;
      }
    }
    return false;
  }

  /** Whether a token ends a question, {@code the SV-Nr.?}: what stands below may be the answer. */
  static boolean isQuestion(Text text, int token) {
    int end = text.end(token);
    for (int p = end; p < end + QUESTION && text.at(p) > '\n'; p++) {
      if (text.at(p) == '?' || text.at(p) == 0xEF && text.at(p + 2) == 0x9F) {
        return true;
      }
    }
    return false;
  }

  /** {@code <dt>}: short names of elements are short for other things elsewhere. */
  static boolean isTag(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    return text.length(token) == 2
        && text.at(text.end(token)) == '>'
        && (before == '<' || before == '/');
  }
}
