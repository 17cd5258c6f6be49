package io.ledgerline.inspection.token;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How tokens of letters and digits are written: the type as a word, one digit, seven characters of
 * the value's HMAC, three of a second HMAC over all before. No vowels, so that no word comes about;
 * no S, so that a plural is told from it; no L, O or I. Case means nothing.
 */
final class TokenForm {
  /** Characters behind the word. */
  static final int BODY = 11;

  private static final int CHECK = 3;
  private static final String ALPHABET = "0123456789BCDFGHJKMNPQRTVWXZ";
  private static final String DOMAIN = "ledgerline.token-check";
  private static final int SHORTEST_ALTERED = BODY - 2;
  private static final int LONGEST_ALTERED = BODY + 2;

  private final TokenKey key;

  TokenForm(TokenKey key) {
    this.key = key;
  }

  /** What a run of letters and digits is. */
  enum Kind {
    /** Not of the form. */
    OTHER,
    /** Of the form and with the right check: a token of this tenant. */
    GENUINE,
    /** Nearly of the form, or with a wrong check: altered or made up. */
    ALTERED
  }

  /** The word of a type: {@code DATE_OF_BIRTH} gives {@code DateOfBirth}. */
  static String word(String type) {
    var word = new StringBuilder(type.length());
    boolean first = true;
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
        word.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
        first = false;
      } else {
        first = true;
      }
    }
    return word.isEmpty() ? "Value" : word.toString();
  }

  /** A word token from 32 bytes of HMAC. */
  String token(String word, byte[] mac) {
    var token = new StringBuilder(word).append((char) ('0' + Math.floorMod(mac[0], 10)));
    long rest = number(mac, 1);
    for (int i = 1; i < BODY - CHECK; i++) {
      token.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
      rest = Long.divideUnsigned(rest, ALPHABET.length());
    }
    return token.append(check(token.toString())).toString();
  }

  /**
   * What a run of ASCII letters and digits is.
   *
   * @param word the lower-case word that it must begin with
   */
  Kind kind(String run, String word) {
    String lower = run.toLowerCase(Locale.ROOT);
    if (!lower.startsWith(word) || run.length() == word.length()) {
      return Kind.OTHER;
    }
    String body = run.substring(word.length()).toUpperCase(Locale.ROOT);
    if (body.charAt(0) > '9') {
      return Kind.OTHER;
    }
    String exact = body.length() == BODY + 1 && body.endsWith("S") ? body.substring(0, BODY) : body;
    if (exact.length() == BODY && exact.endsWith(check(word + exact.substring(0, BODY - CHECK)))) {
      return Kind.GENUINE;
    }
    boolean near = body.length() >= SHORTEST_ALTERED && body.length() <= LONGEST_ALTERED;
    return near && letters(body) >= 2 ? Kind.ALTERED : Kind.OTHER;
  }

  private String check(String head) {
    byte[] lower = head.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    long rest = number(key.hmac(DOMAIN, lower), 0);
    var check = new StringBuilder(CHECK);
    for (int i = 0; i < CHECK; i++) {
      check.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
      rest = Long.divideUnsigned(rest, ALPHABET.length());
    }
    return check.toString();
  }

  private static int letters(String body) {
    return (int) body.chars().filter(c -> c > '9').count();
  }

  private static long number(byte[] mac, int from) {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | mac[from + i] & 0xFF;
    }
    return number;
  }
}
