package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * The third field of the Common Log Format, who was logged in: {@code 62.182.177.8 - jdoe
 * [14/Jun/2025:22:41:09 +0200] "GET /…"}.
 */
final class AccessLog {
  private static final int MOST_USER = 64;

  private AccessLog() {}

  /** Looks behind the address of the client. */
  static void user(Text text, int addressEnd, Sink sink) {
    int p = text.at(addressEnd) == ']' ? addressEnd + 1 : addressEnd;
    if (!text.startsWith(p, " - ")) {
      return;
    }
    int start = p + 3;
    int end = start;
    while (end - start < MOST_USER && text.at(end) > ' ') {
      end++;
    }
    boolean time = text.startsWith(end, " [") && isDigit(text.at(end + 2));
    if (time && end - start > 1) {
      UserNameRule.beside(text, start, end, sink);
    }
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}
