package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.isDigit;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

/** VAT numbers by country prefix (European Commission, VIES algorithms). */
final class VatChecks {
  /** How much a form proves without context: its digits only, or signs of its own. */
  enum Proof {
    NONE,
    DIGIT,
    FORM
  }

  private VatChecks() {}

  /** What the characters after and with the two letters of the country prove. */
  static Proof proof(byte[] v, int n) {
    int body = n - 2;
    return switch ((v[0] << 8) | v[1]) {
      case 'A' << 8 | 'T' -> byForm(body == 9 && v[2] == 'U' && digits(v, 3, n) && austria(v));
      case 'B' << 8 | 'E' -> byForm(body == 10 && digits(v, 2, n) && v[2] <= '1' && belgium(v));
      case 'D' << 8 | 'E' ->
          byDigit(body == 9 && digits(v, 2, n) && v[2] != '0' && CheckDigits.mod11And10(v, 2, 11));
      case 'D' << 8 | 'K' ->
          byDigit(body == 8 && digits(v, 2, n) && weighted(v, 2, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0);
      case 'E' << 8 | 'S' -> byDigit(body == 9 && spain(v));
      case 'F' << 8 | 'I' -> byDigit(body == 8 && digits(v, 2, n) && finland(v));
      case 'F' << 8 | 'R' -> byForm(body == 11 && digits(v, 2, n) && france(v));
      case 'G' << 8 | 'B' -> byDigit(body == 9 && digits(v, 2, n) && britain(v));
      case 'I' << 8 | 'E' -> byForm(body == 8 || body == 9 ? ireland(v, n) : false);
      case 'I' << 8 | 'T' -> byDigit(body == 11 && digits(v, 2, n) && italy(v, 2));
      case 'L' << 8 | 'U' ->
          byForm(body == 8 && digits(v, 2, n) && number(v, 2, 8) % 89 == number(v, 8, 10));
      case 'N' << 8 | 'L' -> byForm(body == 12 && netherlands(v));
      case 'P' << 8 | 'L' -> byDigit(body == 10 && digits(v, 2, n) && poland(v, 2));
      case 'P' << 8 | 'T' -> byDigit(body == 9 && digits(v, 2, n) && portugal(v));
      case 'S' << 8 | 'E' ->
          byForm(
              body == 12
                  && digits(v, 2, n)
                  && number(v, 12, 14) == 1
                  && CheckDigits.luhn(v, 2, 12));
      default -> Proof.NONE;
    };
  }

  private static Proof byForm(boolean passed) {
    return passed ? Proof.FORM : Proof.NONE;
  }

  private static Proof byDigit(boolean passed) {
    return passed ? Proof.DIGIT : Proof.NONE;
  }

  private static boolean digits(byte[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(v[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean austria(byte[] v) {
    int sum = 4;
    for (int i = 0; i < 7; i++) {
      int d = digit(v, 3 + i);
      sum += i % 2 == 0 ? d : d / 5 + d * 2 % 10;
    }
    return (10 - sum % 10) % 10 == digit(v, 10);
  }

  private static boolean belgium(byte[] v) {
    return 97 - number(v, 2, 10) % 97 == number(v, 10, 12);
  }

  private static boolean spain(byte[] v) {
    byte[] body = java.util.Arrays.copyOfRange(v, 2, 11);
    return digits(body, 0, 8) && CheckDigits.isLetter(body[8]) && EuropeanChecks.nif(body, 9)
        || CheckDigits.isLetter(body[0])
            && digits(body, 1, 8)
            && (CheckDigits.isLetter(body[8]) && EuropeanChecks.nie(body, 9)
                || EuropeanChecks.cif(body, 9));
  }

  private static boolean finland(byte[] v) {
    int check = 11 - weighted(v, 2, 7, 9, 10, 5, 8, 4, 2) % 11;
    return check != 10 && check % 11 == digit(v, 9);
  }

  private static boolean france(byte[] v) {
    long siren = number(v, 4, 13);
    return (12 + 3 * (siren % 97)) % 97 == number(v, 2, 4) && CheckDigits.luhn(v, 4, 13);
  }

  private static boolean britain(byte[] v) {
    int sum = weighted(v, 2, 8, 7, 6, 5, 4, 3, 2) + (int) number(v, 9, 11);
    return sum % 97 == 0 || (sum + 55) % 97 == 0;
  }

  private static boolean ireland(byte[] v, int n) {
    if (!digits(v, 2, 9) || isDigit(v[9])) {
      return false;
    }
    int extra = n == 11 ? v[10] - 'A' + 1 : 0;
    int sum = weighted(v, 2, 8, 7, 6, 5, 4, 3, 2) + 9 * (extra == 23 ? 0 : extra);
    return extra <= 9 && "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == v[9];
  }

  static boolean italy(byte[] v, int at) {
    return CheckDigits.luhn(v, at, at + 11) && number(v, at, at + 7) > 0;
  }

  /** The company's mod 11, or since 2020 mod 97 over all, letters as 10 to 35. */
  private static boolean netherlands(byte[] v) {
    if (!digits(v, 2, 11) || v[11] != 'B' || !digits(v, 12, 14) || number(v, 12, 14) == 0) {
      return false;
    }
    int rest = 0;
    for (int i = 0; i < 14; i++) {
      rest = isDigit(v[i]) ? (rest * 10 + digit(v, i)) % 97 : (rest * 100 + v[i] - 55) % 97;
    }
    return rest == 1 || weighted(v, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(v, 10);
  }

  static boolean poland(byte[] v, int at) {
    return weighted(v, at, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(v, at + 9)
        && number(v, at, at + 3) > 0;
  }

  private static boolean portugal(byte[] v) {
    int check = 11 - weighted(v, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (check >= 10 ? 0 : check) == digit(v, 10) && v[2] != '0';
  }
}
