package io.ledgerline.inspection.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Text;

/**
 * A latitude or longitude in degrees, minutes and perhaps seconds with a fraction: {@code 57°
 * 16.452' N}, {@code N 57° 16.452'}, {@code 48 deg 51' 12.30" N}. Without a direction it is an
 * angle, which may be of anything; so are hours, minutes and seconds.
 */
final class Sexagesimal {
  private static final int MOST_DEGREES = 180;
  private static final int SIXTY = 60;
  private static final byte[] DEGREE = "°".getBytes(UTF_8);
  private static final byte[] ORDINAL = "º".getBytes(UTF_8);
  private static final byte[] MINUTE = "′".getBytes(UTF_8);
  private static final byte[] SECOND = "″".getBytes(UTF_8);
  private static final byte[] APOSTROPHE = "’".getBytes(UTF_8);

  private Sexagesimal() {}

  /**
   * Where it begins, -1 where the number with a fraction is none of it.
   *
   * @param token the digits before the dot of its last part
   */
  static int start(Text text, int token) {
    if (number(text, token) >= SIXTY || mark(text, text.end(token + 1)) == 0) {
      return -1;
    }
    int part = token;
    int sign = sign(text, part);
    if (sign == '\'') {
      part--;
      if (number(text, part) >= SIXTY) {
        return -1;
      }
      sign = sign(text, part);
    }
    if (sign != 'o') {
      return -1;
    }
    int degrees = isDeg(text, part - 1) ? part - 2 : part - 1;
    if (!text.has(degrees) || number(text, degrees) > MOST_DEGREES) {
      return -1;
    }
    int start = text.start(degrees);
    int before = text.at(start - 1) == ' ' ? start - 2 : start - 1;
    boolean letter = isDirection(text.at(before)) && !isWord(text.at(before - 1));
    return direction(text, token + 1) > 0 ? start : letter ? before : -1;
  }

  /**
   * Behind {@code 44°03'11"S}, degrees, minutes and seconds without a fraction but with a
   * direction; -1 where it is none.
   *
   * @param minutes the token of the minutes
   */
  static int endOfWhole(Text text, int minutes) {
    int seconds = minutes + 1;
    if (number(text, minutes) >= SIXTY
        || number(text, seconds) >= SIXTY
        || sign(text, seconds) != '\''
        || sign(text, minutes) != 'o'
        || isDeg(text, minutes - 1)
        || number(text, minutes - 1) > MOST_DEGREES
        || mark(text, text.end(seconds)) == 0) {
      return -1;
    }
    return direction(text, seconds);
  }

  /** Behind {@code ° N} or {@code N} that follows decimals right away, -1 where none does. */
  static int directed(Text text, int fraction) {
    int end = text.end(fraction);
    int degree = is(text, end, DEGREE) || is(text, end, ORDINAL) ? DEGREE.length : 0;
    int letter = degree > 0 && text.at(end + degree) == ' ' ? end + degree + 1 : end + degree;
    return isDirection(text.at(letter)) && !isWord(text.at(letter + 1)) ? letter + 1 : -1;
  }

  /** Where it ends, its mark and direction with it. */
  static int end(Text text, int fraction) {
    int end = text.end(fraction);
    return Math.max(direction(text, fraction), end + mark(text, end));
  }

  /** Behind the direction that follows, else -1. */
  private static int direction(Text text, int fraction) {
    int end = text.end(fraction);
    int behind = end + mark(text, end);
    int letter = text.at(behind) == ' ' ? behind + 1 : behind;
    boolean is = isDirection(text.at(letter)) && !isWord(text.at(letter + 1));
    return is ? letter + 1 : -1;
  }

  private static int mark(Text text, int at) {
    int b = text.at(at);
    if (b == '\'' || b == '"') {
      return text.at(at + 1) == '\'' ? 2 : 1;
    }
    return is(text, at, MINUTE) || is(text, at, SECOND) ? MINUTE.length : 0;
  }

  /** What parts a number from the one before: {@code '} or {@code o}, 0 where it is another. */
  private static int sign(Text text, int token) {
    if (token < 1 || text.gapLength(token) > 4) {
      return isDeg(text, token - 1) ? 'o' : 0;
    }
    if (isDeg(text, token - 1)) {
      return 'o';
    }
    int at = text.end(token - 1);
    boolean minute = text.at(at) == '\'' || is(text, at, MINUTE) || is(text, at, APOSTROPHE);
    boolean degree = is(text, at, DEGREE) || is(text, at, ORDINAL);
    return minute ? '\'' : degree ? 'o' : 0;
  }

  private static boolean is(Text text, int at, byte[] sign) {
    for (int i = 0; i < sign.length; i++) {
      if ((byte) text.at(at + i) != sign[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDeg(Text text, int token) {
    return token > 0 && text.length(token) == 3 && text.startsWith(text.start(token), "deg");
  }

  private static int number(Text text, int token) {
    int value = Numeral.of(text, token);
    return value < 0 || text.length(token) > 3 ? Integer.MAX_VALUE : value;
  }

  private static boolean isDirection(int b) {
    return b == 'N' || b == 'S' || b == 'E' || b == 'W' || b == 'O';
  }

  private static boolean isWord(int b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
  }
}
