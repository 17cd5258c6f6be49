package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Whether what stands behind a sign of assignment is a secret, and where it ends. */
final class AssignedValue {
  private static final int MOST = 150;
  private static final int MOST_LONG = 8192;
  private static final int LEAST_PASSWORD = 6;
  private static final int LEAST = 8;
  private static final Needle CALL = Needle.of("(");
  private static final Needle INDEX = Needle.of("[");
  private static final List<Needle> REFERENCES =
      Stream.of("${", "{{", "://", "environ", "env.", "ctrl+", "sha256-", "...", "***")
          .map(Needle::of)
          .toList();
  private static final String NAME_SIGNS = "_.:/#()[]\"'-";
  private static final double ENTROPY = 3.5;
  private static final double HEX_ENTROPY = 3.0;
  private static final double SHORT_SHARE = 0.82;

  private static final int LEAST_DRAWN = 20;
  private static final int LEAST_ENCODED = 12;
  private static final int MOST_NAME = 24;

  /** Fewer may be counted: {@code password=1}. */
  private static final int LEAST_DIGITS = 6;

  private AssignedValue() {}

  /** Behind the last character, -1 where none ends in time. */
  static int end(Text text, int start, int quote) {
    int escaped = quote < 0 ? -1 : behindEscaped(text, start, quote);
    return escaped < 0 ? firstEnd(text, start, quote) : escaped;
  }

  /** The end of a value in quotation marks that has some itself, escaped; -1 for any other. */
  private static int behindEscaped(Text text, int start, int quote) {
    int own = backslashes(text, start - 1);
    boolean any = false;
    for (int p = start; p - start <= MOST; p++) {
      int b = text.at(p);
      if (b <= ' ') {
        return -1;
      }
      if (b == quote) {
        int before = backslashes(text, p);
        if (before <= own) {
          return any ? p - before : -1;
        }
        any = true;
      }
    }
    return -1;
  }

  private static int backslashes(Text text, int at) {
    int count = 0;
    while (text.at(at - 1 - count) == '\\') {
      count++;
    }
    return count;
  }

  private static int firstEnd(Text text, int start, int quote) {
    int p = start;
    while (p - start <= MOST) {
      int b = text.at(p);
      if (b < 0
          || b == '\n'
          || b == '\r'
          || quote >= 0 && b == quote
          || quote < 0 && ends(b) && !goesOn(text, p)) {
        break;
      }
      p++;
    }
    p = p - start > MOST ? longEnd(text, p) : p;
    if (p < 0 || quote >= 0 && text.at(p) != quote) {
      return -1;
    }
    if (quote >= 0 && text.at(p - 1) == '\\') {
      p--;
    }
    while (quote < 0 && p > start && isTrailing(text.at(p - 1))) {
      p--;
    }
    return p;
  }

  /**
   * The end of what goes on as nothing but letters, digits and signs of base64: tokens that hold
   * what they say are as long as that; -1 for anything else, and for what is longer still.
   */
  private static int longEnd(Text text, int from) {
    int p = from;
    while (p - from < MOST_LONG && isEncodedSign(text.at(p))) {
      p++;
    }
    int behind = p;
    while (behind - p < 2 && text.at(behind) == '=') {
      behind++;
    }
    int b = text.at(behind);
    return b <= ' ' || ends(b) ? behind : -1;
  }

  private static boolean isEncodedSign(int b) {
    return Alphabet.URL.has(b) || b == '+' || b == '/' || b == '.' || b == '~';
  }

  private static boolean ends(int b) {
    return b == ' ' || b == '\t' || b == '"' || b == '\'' || b == ',' || b == ';' || b == '&'
        || b == ')' || b == '}' || b == ']' || b == '<' || b == '`' || b == '\\' || b == '|';
  }

  /** Whether what ends most values is a sign of this one. */
  private static boolean goesOn(Text text, int p) {
    return switch (text.at(p)) {
      case '&' -> !isQuery(text, p);
      case '"', '\\' -> isLetterOrDigit(text.at(p - 1)) && isLetterOrDigit(text.at(p + 1));
      default -> false;
    };
  }

  private static boolean isLetterOrDigit(int b) {
    return Alphabet.LETTERS.has(b) || Alphabet.DIGITS.has(b);
  }

  /** Whether another name of a query follows a sign: {@code ?password=winter24&next=…}. */
  private static boolean isQuery(Text text, int and) {
    int p = and + 1;
    while (p - and < MOST_NAME && (text.wordAt(p) || text.at(p) == '_')) {
      p++;
    }
    return text.at(p) == '=' || p == and + 1;
  }

  private static boolean isTrailing(int b) {
    return b == '.' || b == ':' || b == '?';
  }

  static boolean isSecret(Text text, int start, int end, boolean password, boolean quoted) {
    int n = end - start;
    if (n < (password ? LEAST_PASSWORD : LEAST) || isReference(text, start, end, quoted)) {
      return false;
    }
    int digits = 0;
    int letters = 0;
    int signs = 0;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      if (Alphabet.DIGITS.has(b)) {
        digits++;
      } else if (Alphabet.LETTERS.has(b)) {
        letters++;
      } else if (b == ' ') {
        return false;
      } else {
        signs++;
      }
    }
    if (Randomness.isPlaceholder(text, start, end)) {
      return false;
    }
    if (password) {
      if (letters == 0 && signs == 0) {
        return digits >= LEAST_DIGITS;
      }
      return letters > 0
          && !isPath(text, start, end)
          && (digits > 0
              || quoted && signs > 0 && !isName(text, start, end)
              || isEncoded(text, start, end));
    }
    return digits > 0 && letters > 0 && !isUuid(text, start, n) && isRandom(text, start, end);
  }

  /** Whether it is a UUID that nobody made up. */
  static boolean isId(Text text, int start, int end) {
    return isUuid(text, start, end - start)
        && Alphabet.HEX.has(text.at(start))
        && Alphabet.HEX.has(text.at(end - 1))
        && !Randomness.isPlaceholder(text, start, end);
  }

  /** Whether it was drawn: letters of both cases and digits among each other, nothing else. */
  static boolean isDrawn(Text text, int start, int end) {
    int digits = 0;
    int changes = 0;
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      if (!Alphabet.URL.has(b)) {
        return false;
      }
      digits += Alphabet.DIGITS.has(b) ? 1 : 0;
      changes += p > start && (b & 0xE0) != (text.at(p - 1) & 0xE0) ? 1 : 0;
    }
    int n = end - start;
    return n >= LEAST_DRAWN && digits >= 2 && changes * 3 >= n;
  }

  /** Base64 without any digit, {@code czRRdDVSWDdwOTEz}: what it stands for can be typed. */
  private static boolean isEncoded(Text text, int start, int end) {
    int n = end - start;
    if (n < LEAST_ENCODED || n % 4 != 0) {
      return false;
    }
    try {
      var encoded = Arrays.copyOfRange(text.bytes(), start, end);
      for (byte b : Base64.getDecoder().decode(encoded)) {
        if (b < ' ' || b == 0x7f) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static boolean isRandom(Text text, int start, int end) {
    double most = Math.log(end - start) / Math.log(2);
    boolean hex = true;
    for (int p = start; p < end; p++) {
      hex &= Alphabet.HEX.has(text.at(p));
    }
    double least = Math.min(hex ? HEX_ENTROPY : ENTROPY, SHORT_SHARE * most);
    return Randomness.entropy(text, start, end) >= least;
  }

  /** Whether a program puts the value in: {@code ${PASSWORD}}, {@code os.environ[…]}. */
  static boolean isReference(Text text, int start, int end, boolean quoted) {
    int first = text.at(start);
    int behind = text.at(end);
    var among = Alphabet.folded(text, start, end);
    boolean call = !quoted && (behind == '(' || CALL.in(text, start, end, among));
    boolean template =
        first == '$'
            || first == '{'
            || first == '<'
            || first == '%'
            || first == '['
            || first == '*';
    if (call || template || !quoted && INDEX.in(text, start, end, among)) {
      return true;
    }
    for (var reference : REFERENCES) {
      if (reference.in(text, start, end, among)) {
        return true;
      }
    }
    return false;
  }

  /** A name that a program looks up: {@code settings.API_KEY}, {@code vault:secret/app#key}. */
  private static boolean isName(Text text, int start, int end) {
    int p = start;
    while (p < end && Alphabet.LOWER.has(text.at(p))) {
      p++;
    }
    if (p == start || p == end || ".:([".indexOf(text.at(p)) < 0) {
      return false;
    }
    while (p < end && (Alphabet.LETTERS.has(text.at(p)) || NAME_SIGNS.indexOf(text.at(p)) >= 0)) {
      p++;
    }
    return p == end;
  }

  /** {@code /home/user/src}: {@code pwd} is where somebody is, too. */
  private static boolean isPath(Text text, int start, int end) {
    int p = start + 1;
    while (p < end && Alphabet.LOWER.has(text.at(p))) {
      p++;
    }
    return text.at(start) == '/' && p > start + 1 && p < end && text.at(p) == '/';
  }

  private static boolean isUuid(Text text, int start, int n) {
    return n == 36
        && text.at(start + 8) == '-'
        && text.at(start + 13) == '-'
        && text.at(start + 18) == '-'
        && text.at(start + 23) == '-';
  }
}
