package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.Text;

/**
 * Mail addresses whose sign is a word in brackets, as pages have them to keep them from programs:
 * {@code jane.doe(at)acme.com}, {@code jane.doe [at] acme.com}.
 */
final class WrittenOut {
  private static final String OPEN = "([{<";
  private static final String CLOSE = ")]}>";
  private static final int MOST_LOCAL = 64;

  private WrittenOut() {}

  /**
   * Where the name ends that stands before such a sign.
   *
   * @param domain first byte behind the sign
   * @return -1 where none stands there
   */
  static int sign(Text text, int domain) {
    int close = behindBlank(text, domain) - 1;
    int kind = CLOSE.indexOf(text.at(close));
    if (kind < 0) {
      return -1;
    }
    int word = behindBlank(text, close) - 2;
    boolean at = (text.at(word) | 0x20) == 'a' && (text.at(word + 1) | 0x20) == 't';
    int open = at ? behindBlank(text, word) - 1 : -1;
    return at && text.at(open) == OPEN.charAt(kind) ? behindBlank(text, open) : -1;
  }

  /** Where a name begins that ends before a sign; the sign's place for none. */
  static int start(Text text, int sign) {
    int begin = sign;
    while (begin > text.from() && sign - begin < MOST_LOCAL && isLocal(text, begin - 1)) {
      begin--;
    }
    while (begin < sign && !text.wordAt(begin)) {
      begin++;
    }
    return begin;
  }

  private static int behindBlank(Text text, int at) {
    return text.at(at - 1) == ' ' ? at - 1 : at;
  }

  private static boolean isLocal(Text text, int at) {
    return text.wordAt(at) || ".-_+".indexOf(text.at(at)) >= 0;
  }
}
