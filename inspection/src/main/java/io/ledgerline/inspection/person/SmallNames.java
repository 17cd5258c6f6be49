package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * Where a given name in small letters is one, short as it may be: {@code hi tom,}, {@code thx,
 * ben}, {@code raj: who owns it} at the beginning of a line, {@code - meg} at the end of a message.
 */
final class SmallNames {
  private static final Set<Long> GREETINGS =
      Fold.hashes(
          "hi hey hello hiya heya yo dear thanks thx ty cheers ta lg vg gruß grüße hallo hola ciao"
              + " salut bonjour coucou merci gracias grazie danke oi olá hej moin servus xx xo best");

  private static final int LEAST = 3;
  private static final int MOST_INDENT = 4;
  private static final String ENDS = ",.!?;:)\n\r";

  private SmallNames() {}

  /** Whether such a place is this one. */
  static boolean stands(Text text, int token) {
    return text.length(token) >= LEAST
        && (isGreeted(text, token) || speaks(text, token) || signs(text, token));
  }

  /** {@code hi tom,}, {@code thx, ben}. */
  static boolean isGreeted(Text text, int token) {
    int behind = text.at(text.end(token));
    boolean comma = text.at(text.start(token) - 2) == ',' && text.gapLength(token) == 2;
    return token > 0
        && GREETINGS.contains(text.hash(token - 1))
        && (text.joins(token, ' ') || comma && text.at(text.start(token) - 1) == ' ')
        && (behind < 0 || ENDS.indexOf(behind) >= 0);
  }

  /** At the beginning of a line, several words behind a colon. */
  private static boolean speaks(Text text, int token) {
    int end = text.end(token);
    int next = token + 1;
    return begins(text, text.start(token))
        && text.startsWith(end, ": ")
        && text.has(next + 1)
        && text.gapLength(next) == 2
        && text.at(text.start(next)) > '9'
        && text.joins(next + 1, ' ')
        && text.at(text.start(next + 1)) > '9';
  }

  /** Alone in its line behind a dash. */
  private static boolean signs(Text text, int token) {
    int start = text.start(token);
    int behind = text.at(text.end(token));
    boolean dash = text.startsWith(start - 2, "- ") && begins(text, start - 2);
    return dash && behind < 0;
  }

  private static boolean begins(Text text, int at) {
    int p = at;
    while (at - p < MOST_INDENT && text.at(p - 1) == ' ') {
      p--;
    }
    return text.at(p - 1) < 0 || text.at(p - 1) == '\n';
  }
}
