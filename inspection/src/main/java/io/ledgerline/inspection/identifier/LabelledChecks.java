package io.ledgerline.inspection.identifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The forms of numbers that only their label tells: how long they are, where letters stand. All
 * take a value without its separators, as bytes and their number.
 */
final class LabelledChecks {
  private static final int LEAST_DIGITS = 4;
  private static final int UUID = 32;
  private static final int UDID = 40;

  /** Three groups of eight digits, or two. */
  private static final int HUNGARIAN = 24;

  private static final int CBU = 22;

  /** Of phones since 2018: eight and sixteen digits. */
  private static final int UDID_NOW = 24;

  /** What is known by such codes, and is nobody's. */
  private static final List<byte[]> PUBLIC =
      Stream.of(
              "ISO", "IEC", "RFC", "CVE", "CWE", "KB", "NIST", "DIN", "IEEE", "ANSI", "SP", "PEP",
              "JEP", "SEC", "HTTP", "EN", "FIPS", "GHSA", "PR", "SKU", "MS")
          .map(name -> name.getBytes(US_ASCII))
          .toList();

  private LabelledChecks() {}

  static boolean account(byte[] v, int n) {
    return (n >= 6 && n <= 20 || n == HUNGARIAN || n == CBU && isCbu(v)) && digits(v, 0, n);
  }

  /** Argentina's: seven digits of a bank and thirteen of an account, each with a check digit. */
  private static boolean isCbu(byte[] v) {
    int bank = 0;
    for (int i = 0; i <= 7; i++) {
      bank += (v[i] - '0') * (i == 7 ? 1 : "7139713".charAt(i) - '0');
    }
    int account = 0;
    for (int i = 8; i < CBU; i++) {
      account += (v[i] - '0') * (i == CBU - 1 ? 1 : "3971".charAt((i - 8) % 4) - '0');
    }
    return bank % 10 == 0 && account % 10 == 0;
  }

  static boolean usPassport(byte[] v, int n) {
    return n == 9 && (CheckDigits.isDigit(v[0]) || CheckDigits.isLetter(v[0])) && digits(v, 1, n);
  }

  static boolean ukPassport(byte[] v, int n) {
    return n == 9 && CheckDigits.isLetter(v[0]) && CheckDigits.isLetter(v[1]) && digits(v, 2, n);
  }

  /** Any country's with letters and digits; of digits only the Russian one, series and number. */
  static boolean passport(byte[] v, int n) {
    return n == 10 && digits(v, 0, n) || document(v, n) && !usPassport(v, n) && !ukPassport(v, n);
  }

  /**
   * A number of a state without a check that is known here: {@code CUIT}, {@code cédula}; not what
   * has the form of a Spanish one, whose check failed then.
   */
  static boolean nationalId(byte[] v, int n) {
    boolean spanish = n == 9 && CheckDigits.isLetter(v[n - 1]) && !CheckDigits.isLetter(v[n - 2]);
    return n >= 7 && n <= 16 && count(v, n) >= n - 2 && !spanish || residence(v, n);
  }

  /** Japan's card of residence: two letters, eight digits, two letters. */
  private static boolean residence(byte[] v, int n) {
    return n == 12
        && CheckDigits.isLetter(v[0])
        && CheckDigits.isLetter(v[1])
        && digits(v, 2, 10)
        && CheckDigits.isLetter(v[10])
        && CheckDigits.isLetter(v[11]);
  }

  /** What suppliers and banks count their customers by: {@code C-0049920}; letters come first. */
  static boolean customerAccount(byte[] v, int n) {
    int digits = count(v, n);
    int letters = n - digits;
    return digits >= 5 && letters >= 1 && letters <= 3 && n <= 13 && digits(v, letters, n);
  }

  /** The same; the German one has a check of its own. */
  static boolean identityCard(byte[] v, int n) {
    boolean german = n == 9 || n == 10;
    for (int i = 0; i < n && german; i++) {
      german = CheckDigits.isDigit(v[i]) || CheckDigits.oneOf(v[i], EuropeanChecks.DOCUMENT);
    }
    return polish(v, n) || !german && document(v, n);
  }

  /** Three letters, a check digit, five digits; A counts 10, weights 7, 3 and 1. */
  private static boolean polish(byte[] v, int n) {
    if (n != 9 || !digits(v, 3, n)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < n; i++) {
      if (i < 3 && !CheckDigits.isLetter(v[i])) {
        return false;
      }
      int value = i < 3 ? v[i] - 'A' + 10 : v[i] - '0';
      int weight = "731073173".charAt(i) - '0';
      sum += value * weight;
    }
    return sum % 10 == v[3] - '0';
  }

  static boolean document(byte[] v, int n) {
    int count = count(v, n);
    return n >= 6 && n <= 10 && count >= LEAST_DIGITS && count < n;
  }

  /** The forms of the larger states: digits only, or a letter and digits (AAMVA). */
  static boolean driver(byte[] v, int n) {
    if (digits(v, 0, n)) {
      return n >= 7 && n <= 13;
    }
    if (CheckDigits.isLetter(v[0]) && digits(v, 1, n)) {
      return n >= 7 && n <= 9 || n >= 12 && n <= 15;
    }
    return CheckDigits.isLetter(v[0])
        && CheckDigits.isLetter(v[1])
        && (digits(v, 2, n) && (n == 8 || n == 9) || n == 12);
  }

  /** Those of other countries, with letters anywhere: {@code B072RRE2I55}; not the above. */
  static boolean otherDriver(byte[] v, int n) {
    int count = count(v, n);
    return n >= 8 && n <= 16 && count >= LEAST_DIGITS && count < n && !driver(v, n);
  }

  /**
   * The French and the German one for the whole country, the Philippine and the Indonesian one;
   * shorter ones have checks of their own.
   */
  static boolean taxNumber(byte[] v, int n) {
    return (n == 12 || n == 13 || n == 15) && digits(v, 0, n);
  }

  /** IMSI: country, network and subscriber (ITU-T E.212). */
  static boolean subscriber(byte[] v, int n) {
    return n == 15 && v[0] >= '2' && v[0] <= '7' && digits(v, 0, n);
  }

  /** As {@link #record}, and longer ones: Russia's has 16 digits, Spain's eight letters first. */
  static boolean healthPlan(byte[] v, int n) {
    int digits = count(v, n);
    return record(v, n) || n == 16 && digits * 2 >= n || n == 15 && digits < n && digits * 2 >= n;
  }

  /** Identifiers of 128 or 160 bits in hex, as phones have them. */
  static boolean deviceHex(byte[] v, int n) {
    return (n == UUID || n == UDID || n == UDID_NOW) && count(v, n) > 0 && isHex(v, n);
  }

  /** Serial numbers of letters and digits; digits only are as often a day or a version. */
  static boolean serial(byte[] v, int n) {
    int count = count(v, n);
    boolean suffix = count == n - 1 && v[n - 1] == 'L'; // of a number in a program
    return n >= 8 && n <= 20 && count >= 3 && count < n && !suffix;
  }

  private static boolean isHex(byte[] v, int n) {
    for (int i = 0; i < n; i++) {
      int b = v[i] | 0x20;
      if (!CheckDigits.isDigit(v[i]) && (b < 'a' || b > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is typed at a door, a cash machine, a lock. Personal data and no secret of a system:
   * people write such codes to a help desk, which is to answer them all the same.
   */
  static boolean accessCode(byte[] v, int n) {
    return n >= 4 && n <= 8 && digits(v, 0, n);
  }

  /**
   * What one contract or claim of somebody is known by: {@code FIB-0092847}; not what standards and
   * reports of faults are.
   */
  static boolean contract(byte[] v, int n) {
    int digits = count(v, n);
    int letters = n - digits;
    return digits >= 6 && letters >= 1 && letters <= 6 && n <= 18 && !isPublic(v, n);
  }

  private static boolean isPublic(byte[] v, int n) {
    for (byte[] name : PUBLIC) {
      int end = name.length;
      if (end < n && !CheckDigits.isLetter(v[end]) && Arrays.equals(name, 0, end, v, 0, end)) {
        return true;
      }
    }
    return false;
  }

  static boolean record(byte[] v, int n) {
    return n >= 5 && n <= 14 && count(v, n) * (n > 8 ? 3 : 2) >= n;
  }

  private static int count(byte[] v, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += CheckDigits.isDigit(v[i]) ? 1 : 0;
    }
    return count;
  }

  static boolean digits(byte[] v, int from, int n) {
    for (int i = from; i < n; i++) {
      if (!CheckDigits.isDigit(v[i])) {
        return false;
      }
    }
    return true;
  }
}
