package io.ledgerline.inspection.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ledgerline.inspection.scan.Text;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The numbering plans of the world, as libphonenumber knows them. Digits come in already parsed, so
 * its expressions only ever see at most 15 digits.
 */
final class NumberPlans {
  /** Plans that a number without a country code may belong to. */
  private static final List<String> REGIONS =
      List.of("US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "CH", "AT", "AU", "IN", "BR");

  private static final int LEAST = 7;
  private static final int MOST = 15;
  private static final int CODES = 1000;
  private static final int ASKED = 1 << 31;

  /** Stands for the code of Italy before a zero that belongs to the number; no country's code. */
  private static final int LEADING_ZERO = 999;

  /** So many numbers of a country, and its plan is worked out. */
  private static final int OFTEN = 512;

  private static final long YES = 1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
  private final BitSet known = known(util);

  /** By code; 0 where nobody asked yet. */
  private final int[] possible = new int[CODES];

  /** Plans that were asked of often, by code. */
  private final AtomicReferenceArray<NumberPlan> plans = new AtomicReferenceArray<>(CODES);

  private final AtomicIntegerArray asked = new AtomicIntegerArray(CODES);

  private final int[] codes = REGIONS.stream().mapToInt(util::getCountryCodeForRegion).toArray();

  /**
   * Whether digits that begin with a country code are a number of that country.
   *
   * @param said of this text so far: {@link Text#answers}
   */
  boolean isInternational(byte[] digits, int from, int to, long[] said) {
    if (to - from < LEAST || to - from > MOST + 2) {
      return false;
    }
    int code = 0;
    for (int n = 1; n <= 3; n++) {
      code = code * 10 + digits[from + n - 1] - '0';
      if (known.get(code) && isNumber(code, digits, from + n, to, said)) {
        return true;
      }
    }
    return false;
  }

  /** Whether digits are a number of one of the regions, dialled inside the country. */
  boolean isNational(byte[] digits, int from, int to, long[] said) {
    for (int code : codes) {
      if (isNumber(code, digits, from, to, said)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNumber(int code, byte[] digits, int from, int to, long[] said) {
    int start = from;
    boolean zero = start < to && digits[start] == '0';
    boolean italian = code == 39;
    if (zero && !italian) {
      start++;
    } else if (code == 1 && to - start == 11 && digits[start] == '1') {
      start++;
    }
    int n = to - start;
    if (n < 4 || n > MOST) {
      return false;
    }
    long number = 0;
    for (int i = start; i < to; i++) {
      number = number * 10 + digits[i] - '0';
    }
    boolean leading = zero && italian;
    int length = Long.toString(number).length() + (leading ? 1 : 0);
    if ((lengths(code) >>> length & 1) == 0) {
      return false;
    }
    var plan = plans.get(code);
    if (plan != null) {
      return plan.has(digits, firstDigit(digits, start, to), to, leading);
    }
    // A plan is an expression and takes microseconds; a text that repeats numbers asks once.
    long mark = (number * CODES + (leading ? LEADING_ZERO : code)) << 1;
    int slot = (int) (mark * SPREAD >>> Integer.SIZE) & said.length - 1;
    if ((said[slot] & ~YES) == mark) {
      return (said[slot] & YES) != 0;
    }
    var candidate = new PhoneNumber().setCountryCode(code).setNationalNumber(number);
    if (leading) {
      candidate.setItalianLeadingZero(true);
    }
    boolean valid = util.isValidNumber(candidate);
    if (asked.incrementAndGet(code) == OFTEN) {
      // Takes tenths of a second, which no text should wait for.
      Thread.ofPlatform()
          .daemon()
          .name("number-plan-" + code)
          .start(() -> plans.set(code, NumberPlan.of(util, code)));
    }
    said[slot] = mark | (valid ? YES : 0);
    return valid;
  }

  /** The first digit that is no zero; the last one for nothing but zeros. */
  private static int firstDigit(byte[] digits, int from, int to) {
    int first = from;
    while (first < to - 1 && digits[first] == '0') {
      first++;
    }
    return first;
  }

  /**
   * How many digits numbers of a country have, as bits; worked out when first asked for, as it is
   * the same whoever does. Plans are expressions, so most rows of digits had better end here.
   */
  private int lengths(int code) {
    int lengths = possible[code];
    if (lengths == 0) {
      lengths = ASKED;
      long number = 2;
      for (int n = 1; n <= MOST + 1; n++, number = number * 10 + 2) {
        var any = new PhoneNumber().setCountryCode(code).setNationalNumber(number);
        lengths |= util.isPossibleNumber(any) ? 1 << n : 0;
      }
      possible[code] = lengths;
    }
    return lengths;
  }

  private static BitSet known(PhoneNumberUtil util) {
    var known = new BitSet();
    util.getSupportedCallingCodes().forEach(known::set);
    return known;
  }
}
