package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Passwords that somebody tells in a sentence, some words behind the word for them: {@code the
 * password I set yesterday was Tenby-Harbour!19}, {@code user h.yildiz pass Quarry*Lantern*58},
 * {@code password temporanea assegnata: Carciofo-7-Blu!}. With no sign of assignment only what
 * looks like nothing but a password counts: letters and a digit with a sign that words have not, or
 * with both cases.
 */
final class SaidPassword {
  private static final int CONFIDENCE = 800;
  private static final int MOST_BETWEEN = 6;
  private static final int LEAST = 8;

  /** "pass" and "pw" are other words, too: a value right behind them says nothing. */
  private static final int LEAST_WORD = 5;

  /** What else is told of passwords. */
  private static final Set<Long> ABOUT =
      Fold.hashes(
          "length hash hashes policy rate type format algorithm field hashing encryption rule"
              + " rules manager länge longueur longitud");

  private SaidPassword() {}

  /** Looks behind a word for a password. */
  static void at(Text text, int word, Sink sink) {
    boolean whole = text.length(word) >= LEAST_WORD;
    if (whole && value(text, word, true, sink)) {
      return;
    }
    for (int i = word + 1; i <= word + MOST_BETWEEN && text.has(i); i++) {
      if ((text.gap(i) & (ByteClass.LINE | ByteClass.STOP)) != 0 || ABOUT.contains(text.hash(i))) {
        return;
      }
      boolean colon = text.at(text.end(i)) == ':' && text.at(text.end(i) + 1) == ' ';
      boolean is = colon || text.is(i, WordClass.IS_WORD) || isContracted(text, i);
      if (is && value(text, i, false, sink)) {
        return;
      }
    }
  }

  /** {@code it's}, the letter behind the apostrophe, and {@code its}. */
  private static boolean isContracted(Text text, int token) {
    int start = text.start(token);
    boolean letter = text.length(token) == 1 && text.at(start) == 's' && text.at(start - 1) == '\'';
    return letter || text.length(token) == 3 && text.startsWith(start, "its");
  }

  private static boolean value(Text text, int before, boolean signed, Sink sink) {
    int start = text.end(before);
    while (text.at(start) == ' ' || text.at(start) == ':') {
      start++;
    }
    int quote = text.at(start);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    start = quoted ? start + 1 : start;
    int end = start > text.end(before) ? AssignedValue.end(text, start, quoted ? quote : -1) : -1;
    if (end - start < LEAST
        || !isStrong(text, start, end, signed)
        || !AssignedValue.isSecret(text, start, end, true, quoted)) {
      return false;
    }
    sink.add(AssignedRule.PASSWORD, start, end, CONFIDENCE);
    return true;
  }

  private static boolean isStrong(Text text, int start, int end, boolean signed) {
    if (text.at(start) == '-' || text.at(start) == '@') {
      return false;
    }
    boolean lower = false;
    boolean upper = false;
    boolean digit = false;
    boolean sign = false;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      lower |= b >= 'a' && b <= 'z';
      upper |= b >= 'A' && b <= 'Z';
      digit |= b >= '0' && b <= '9';
      sign |= "!#$%&*?^~".indexOf(b) >= 0;
      if (b == '=' || b == '@' && text.at(p + 1) <= '9') {
        return false;
      }
    }
    boolean word = signed && end - start >= LEAST && text.at(end - 1) <= '9' && (lower || upper);
    return digit && (sign && (lower || upper) || !signed && lower && upper || word);
  }
}
