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

  /** Of these two make a password of words. */
  private static final String STRINGING = "!#$%&*^~";

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
    return isWideColon(text, p) ? begin(text, p + 3) : behindMark(text, p);
  }

  /** Behind an opening quotation mark of print: {@code 「}, {@code 『}, {@code “}, {@code «}. */
  private static int behindMark(Text text, int at) {
    int first = text.at(at);
    int third = text.at(at + 2);
    boolean corner = first == 0xE3 && text.at(at + 1) == 0x80 && (third == 0x8C || third == 0x8E);
    boolean curved = first == 0xE2 && text.at(at + 1) == 0x80 && third >= 0x98 && third <= 0x9E;
    if (corner || curved) {
      return at + 3;
    }
    boolean pointed = first == 0xC2 && text.at(at + 1) == 0xAB;
    return pointed ? at + (third == ' ' ? 3 : 2) : at;
  }

  /** Adds what begins at an offset if it is a password; whether it is. */
  static boolean add(Text text, int at, Told told, Sink sink) {
    int quote = text.at(at);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int start = quoted ? at + 1 : at;
    int end = end(text, start, quoted ? quote : -1);
    boolean right = told == Told.NEXT || told == Told.SURELY;
    boolean strung = right && end - start >= LEAST && isStrung(text, start, end);
    if (end < 0
        || !(strung
            ? !Randomness.isPlaceholder(text, start, end)
            : isStrong(text, start, end, quoted && told == Told.HARDLY ? Told.PERHAPS : told)
                && AssignedValue.isSecret(text, start, end, true, quoted))) {
      return false;
    }
    sink.add(AssignedRule.PASSWORD, start, end, told == Told.SURELY ? SURE : LIKELY);
    return true;
  }

  /** Behind the last character: where a script without spaces goes on, it is a sentence again. */
  static int end(Text text, int start, int quote) {
    int end = AssignedValue.end(text, start, quote);
    for (int p = start; quote < 0 && p < end; p++) {
      if (text.at(p) >= 0xE0 || text.at(p) == 0xC2 && text.at(p + 1) == 0xBB) {
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
    boolean under = false;
    boolean dotted = false;
    boolean at = false;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      dotted |= b == '.' || b == ':' || b == '/';
      at |= b == '@' && p > start && p < end - 1;
      under |= b == '_' && p > start && p < end - 1;
      lower |= b >= 'a' && b <= 'z';
      upper |= b >= 'A' && b <= 'Z';
      digit |= b >= '0' && b <= '9';
      sign |= SIGNS.indexOf(b) >= 0;
      if (b == '=' || b == '@' && isVersion(text, p + 1, end)) {
        return false;
      }
    }
    boolean letters = lower || upper;
    boolean signed = (sign || at && !dotted && lower && upper) && letters;
    boolean cases = lower && upper;
    int size = end - start;
    return digit
        && switch (told) {
          case NEXT ->
              size >= LEAST && (signed || under && cases || letters && text.at(end - 1) <= '9');
          case HARDLY -> size >= LEAST && (signed || under && cases && text.at(end - 1) <= '9');
          case PERHAPS -> size >= LEAST && (signed || cases);
          case SURELY -> size >= (signed ? LEAST_SIGNED : LEAST) && letters;
        };
  }

  /** {@code Kestrel#Over#Fen}: words of both cases with signs between, two or more of them. */
  private static boolean isStrung(Text text, int start, int end) {
    int signs = 0;
    boolean lower = false;
    boolean upper = false;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      lower |= b >= 'a' && b <= 'z';
      upper |= b >= 'A' && b <= 'Z';
      if (STRINGING.indexOf(b) >= 0) {
        if (!isLetter(text.at(p - 1)) || !isLetter(text.at(p + 1)) || p == start || p == end - 1) {
          return false;
        }
        signs++;
      } else if (b < 0x80 && !isLetter(b) && (b < '0' || b > '9')) {
        return false;
      }
    }
    return signs > 1 && lower && upper;
  }

  private static boolean isLetter(int b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z' || b >= 0x80;
  }

  /** {@code bcrypt@5.1}: of a package; a password may have a year there. */
  private static boolean isVersion(Text text, int start, int end) {
    int p = start;
    while (p < end && text.at(p) >= '0' && text.at(p) <= '9') {
      p++;
    }
    int digits = p - start;
    return digits > 0 && (digits < 3 || text.at(p) == '.');
  }

  static boolean isWideColon(Text text, int at) {
    return text.at(at) == 0xEF && text.at(at + 1) == 0xBC && text.at(at + 2) == 0x9A;
  }
}
