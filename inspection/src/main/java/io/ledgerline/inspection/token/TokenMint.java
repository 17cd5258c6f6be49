package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * Makes tokens: the same key, scope, type and value always give the same one, and without the key
 * nothing can be told from it. Immutable and safe for use by many threads.
 */
public final class TokenMint {
  private static final String DOMAIN = "ledgerline.token";
  private static final String MAIL_DOMAIN = "@mail.example";

  private final TokenKey key;
  private final byte[] scope;
  private final TokenForm form;

  /**
   * A mint.
   *
   * @param key the tenant's
   * @param scope the conversation where tokens of one must mean nothing in another; else empty
   */
  public TokenMint(TokenKey key, String scope) {
    this.key = key;
    this.scope = scope.getBytes(UTF_8);
    this.form = new TokenForm(key);
  }

  TokenForm form() {
    return form;
  }

  /**
   * The token of a value.
   *
   * @param attempt 0, or how many tokens of the value could not be used
   */
  byte[] token(String type, TokenShape shape, byte[] value, int attempt) {
    return switch (shape) {
      case WORD ->
          form.token(TokenForm.word(type), mac(type, value, attempt, 0)).getBytes(US_ASCII);
      case EMAIL -> email(type, value, attempt);
      case DIGITS -> digits(type, value, attempt);
      case CARD -> card(digits(type, value, attempt));
      case IBAN -> iban(type, value, attempt);
    };
  }

  private byte[] email(String type, byte[] value, int attempt) {
    String local = form.token("email", mac(type, value, attempt, 0)).toLowerCase(Locale.ROOT);
    return (local + MAIL_DOMAIN).getBytes(US_ASCII);
  }

  /** Leading zeros stay, and no other digit that leads becomes one. */
  private byte[] digits(String type, byte[] value, int attempt) {
    byte[] token = value.clone();
    boolean leading = true;
    var keyed = new Keyed(type, value, attempt);
    for (int i = 0; i < token.length; i++) {
      if (!TokenShape.isDigit(value[i]) || leading && value[i] == '0') {
        continue;
      }
      token[i] = (byte) (leading ? '1' + keyed.next(9) : '0' + keyed.next(10));
      leading = false;
    }
    return token;
  }

  private static byte[] card(byte[] token) {
    int sum = 0;
    int count = 0;
    for (int i = token.length - 1; i >= 0; i--) {
      if (TokenShape.isDigit(token[i])) {
        int digit = digitOfCard(token, i) - '0';
        int weighed = count++ % 2 == 0 ? digit : digit * 2;
        sum += weighed > 9 ? weighed - 9 : weighed;
      }
    }
    for (int i = 0, seen = 0; seen < 2; i++) {
      if (TokenShape.isDigit(token[i])) {
        token[i] = '9';
        seen++;
      }
    }
    if (sum % 10 == 0) {
      int last = lastDigit(token);
      token[last] = (byte) (token[last] == '9' ? '0' : token[last] + 1);
    }
    return token;
  }

  private static int digitOfCard(byte[] token, int at) {
    int before = 0;
    for (int i = 0; i < at; i++) {
      before += TokenShape.isDigit(token[i]) ? 1 : 0;
    }
    return before < 2 ? '9' : token[at];
  }

  private static int lastDigit(byte[] token) {
    int at = token.length - 1;
    while (!TokenShape.isDigit(token[at])) {
      at--;
    }
    return at;
  }

  private byte[] iban(String type, byte[] value, int attempt) {
    byte[] token = value.clone();
    var keyed = new Keyed(type, value, attempt);
    token[2] = '0';
    token[3] = '0';
    for (int i = 4; i < token.length; i++) {
      if (TokenShape.isDigit(value[i])) {
        token[i] = (byte) ('0' + keyed.next(10));
      } else if (TokenShape.isLetter(value[i])) {
        token[i] = (byte) ((value[i] >= 'a' ? 'a' : 'A') + keyed.next(26));
      }
    }
    return token;
  }

  private byte[] mac(String type, byte[] value, int attempt, int block) {
    return key.hmac(
        DOMAIN, scope, type.getBytes(UTF_8), value, new byte[] {(byte) attempt, (byte) block});
  }

  /** Small numbers from as many HMACs as they need. */
  private final class Keyed {
    private final String type;
    private final byte[] value;
    private final int attempt;
    private byte[] bytes = {};
    private int at;
    private int block;

    Keyed(String type, byte[] value, int attempt) {
      this.type = type;
      this.value = value;
      this.attempt = attempt;
    }

    /** Each of 0 to {@code below - 1} equally often. */
    int next(int below) {
      while (true) {
        if (at == bytes.length) {
          bytes = mac(type, value, attempt, ++block);
          at = 0;
        }
        int drawn = bytes[at++] & 0xFF;
        if (drawn < 256 / below * below) {
          return drawn % below;
        }
      }
    }
  }
}
