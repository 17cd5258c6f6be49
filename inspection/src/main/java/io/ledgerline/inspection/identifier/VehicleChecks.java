package io.ledgerline.inspection.identifier;

/**
 * ISO 3779 vehicle numbers. The check character is only binding in North America (place 1: 1–5).
 */
final class VehicleChecks {
  private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final String LETTERS = "ABCDEFGH..JKLMN.P.R..STUVWXYZ";
  private static final String VALUES = "12345678..12345.7.9..23456789";

  private VehicleChecks() {}

  static boolean vin(byte[] v, int n) {
    int sum = 0;
    int letters = 0;
    for (int i = 0; i < 17; i++) {
      boolean letter = CheckDigits.isLetter(v[i]);
      int value = letter ? value(v[i]) : v[i] - '0';
      if (value < 0) {
        return false;
      }
      letters += letter ? 1 : 0;
      sum += value * WEIGHTS[i];
    }
    boolean american = v[0] >= '1' && v[0] <= '5';
    char check = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
    boolean tail =
        CheckDigits.isDigit(v[14]) && CheckDigits.isDigit(v[15]) && CheckDigits.isDigit(v[16]);
    return letters > 0 && letters < 14 && tail && (!american || v[8] == check);
  }

  private static int value(byte letter) {
    int at = LETTERS.indexOf(letter);
    return at < 0 ? -1 : VALUES.charAt(at) - '0';
  }
}
