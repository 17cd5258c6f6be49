package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * A password that a sentence or a pair tells: where it ends, and whether it can be nothing else.
 */
final class ToldValue {
  private static final int SURE = 850;
  private static final int LIKELY = 800;
  private static final int LEAST = 8;
  private static final int LEAST_SIGNED = 6;
  private static final String SIGNS = "!#$%&*?^~";

  /** How sure the words before are that a password follows. */
  enum Told {
    /** Right behind the word for it, with nothing between. */
    NEXT,
    /** Behind a word that mostly says other things: "to", "on". */
    HARDLY,
    /** Behind a verb that also says other things: "was". */
    PERHAPS,
    /** Behind a sign: a colon, an arrow, or "is" right behind the word for it. */
    SURELY
  }

  private ToldValue() {}

  /** Where the value begins, its quotation mark included, behind blanks and signs. */
  static int begin(Text text, int from) {
    int p = from;
    while (text.at(p) == ' ' || text.at(p) == ':') {
      p++;
    }
    return isWideColon(text, p) ? begin(text, p + 3) : p;
  }

  /** Adds what begins at an offset if it is a password; whether it is. */
  static boolean add(Text text, int at, Told told, Sink sink) {
    int quote = text.at(at);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int start = quoted ? at + 1 : at;
    int end = end(text, start, quoted ? quote : -1);
    if (end < 0
        || !isStrong(text, start, end, told)
        || !AssignedValue.isSecret(text, start, end, true, quoted)) {
      return false;
    }
    sink.add(AssignedRule.PASSWORD, start, end, told == Told.SURELY ? SURE : LIKELY);
    return true;
  }

  /** Behind the last character: where a script without spaces goes on, it is a sentence again. */
  static int end(Text text, int start, int quote) {
    int end = AssignedValue.end(text, start, quote);
    for (int p = start; quote < 0 && p < end; p++) {
      if (text.at(p) >= 0xE0) {
        return p;
      }
    }
    return end;
  }

  /** Whether the bytes are a password's, by how sure the words before are. */
  static boolean isStrong(Text text, int start, int end, Told told) {
    if (text.at(start) == '-' || text.at(start) == '@' || text.at(start) == '/') {
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
      sign |= SIGNS.indexOf(b) >= 0;
      if (b == '=' || b == '@' && text.at(p + 1) <= '9') {
        return false;
      }
    }
    boolean letters = lower || upper;
    boolean signed = sign && letters;
    boolean cases = lower && upper;
    int size = end - start;
    return digit
        && switch (told) {
          case NEXT -> size >= LEAST && (signed || letters && text.at(end - 1) <= '9');
          case HARDLY -> size >= LEAST && signed;
          case PERHAPS -> size >= LEAST && (signed || cases);
          case SURELY -> size >= (signed ? LEAST_SIGNED : LEAST) && letters;
        };
  }

  static boolean isWideColon(Text text, int at) {
    return text.at(at) == 0xEF && text.at(at + 1) == 0xBC && text.at(at + 2) == 0x9A;
  }
}
