package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.identifier.CheckDigits.digit;
import static io.ledgerline.inspection.identifier.CheckDigits.number;
import static io.ledgerline.inspection.identifier.CheckDigits.oneOf;
import static io.ledgerline.inspection.identifier.CheckDigits.weighted;

import java.util.Set;

/** Numbers issued in Asia, Australia, Israel and South Africa. */
final class AsianChecks {
  private static final Set<Integer> NO_THAI_PROVINCE =
      Set.of(28, 29, 59, 68, 69, 78, 79, 87, 88, 89, 97, 98, 99);
  private static final String BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private AsianChecks() {}

  static boolean tfn(byte[] v, int n) {
    return weighted(v, 0, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0 && number(v, 0, 9) > 0;
  }

  static boolean abn(byte[] v, int n) {
    return v[0] != '0' && (weighted(v, 0, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
  }

  static boolean medicare(byte[] v, int n) {
    return v[0] >= '2'
        && v[0] <= '6'
        && weighted(v, 0, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(v, 8)
        && v[9] != '0';
  }

  static boolean aadhaar(byte[] v, int n) {
    return v[0] >= '2' && CheckDigits.verhoeff(v, 12) && !CheckDigits.isOneRepeated(v, 12);
  }

  static boolean pan(byte[] v, int n) {
    return oneOf(v[3], "ABCFGHLJPT");
  }

  /** State, PAN, entity, Z, check in base 36. */
  static boolean gstin(byte[] v, int n) {
    int state = Dates.two(v, 0);
    if (state == 0 || state > 38 && state != 97 && state != 99 || v[13] != 'Z' || v[12] == '0') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 14; i++) {
      int product = BASE_36.indexOf(v[i]) * (i % 2 == 0 ? 1 : 2);
      sum += product / 36 + product % 36;
    }
    return oneOf(v[5], "ABCFGHLJPT") && BASE_36.charAt((36 - sum % 36) % 36) == v[14];
  }

  static boolean thai(byte[] v, int n) {
    int sum = weighted(v, 0, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    int province = Dates.two(v, 1);
    return v[0] >= '1'
        && v[0] <= '8'
        && province >= 10
        && !NO_THAI_PROVINCE.contains(province)
        && (11 - sum % 11) % 10 == digit(v, 12);
  }

  static boolean nric(byte[] v, int n) {
    int sum = weighted(v, 1, 2, 7, 6, 5, 4, 3, 2);
    return switch (v[0]) {
      case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == v[8];
      case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == v[8];
      case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == v[8];
      case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == v[8];
      case 'M' -> "XWUTRQPNJLK".charAt((sum + 3) % 11) == v[8];
      default -> false;
    };
  }

  /** Birth date and a sex digit; since October 2020 the rest is random, so it proves nothing. */
  static boolean rrn(byte[] v, int n) {
    return Dates.isYearMonthDay(v, 0) && v[6] != '0' && v[6] != '9';
  }

  /** Ministry of Internal Affairs ordinance 85 of 2014, article 5. */
  static boolean myNumber(byte[] v, int n) {
    int rest = weighted(v, 0, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == digit(v, 11) && !CheckDigits.isOneRepeated(v, 12);
  }

  /** GB 11643: birth date in places 7 to 14, check by mod 11-2. */
  static boolean residentId(byte[] v, int n) {
    int century = Dates.two(v, 6);
    int sum = weighted(v, 0, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return v[0] != '0'
        && (century == 18 || century == 19 || century == 20)
        && Dates.isYearMonthDay(v, 8)
        && "10X98765432".charAt(sum % 11) == v[17];
  }

  static boolean southAfrica(byte[] v, int n) {
    return Dates.isYearMonthDay(v, 0) && v[10] <= '2' && CheckDigits.luhn(v, 0, 13);
  }

  static boolean israel(byte[] v, int n) {
    return CheckDigits.luhn(v, 0, 9) && number(v, 0, 9) > 0;
  }
}
