package io.ledgerline.inspection.contact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that was worked out says of every number what the library says. */
class NumberPlanProperty {
  private static final long SEED = 7;
  private static final int NUMBERS = 1500;

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 33, 39, 44, 47, 49, 55, 61, 91, 262, 590, 800, 881, 979})
  void saysOfEveryNumberWhatTheLibrarySays(int code) {
    var plan = NumberPlan.of(util, code);
    assertThat(plan).isNotNull();
    var random = new Random(SEED);
    var examples = examples(code);
    int valid = 0;
    for (int i = 0; i < NUMBERS; i++) {
      String digits = i % 3 == 0 ? any(random) : near(random, examples);
      boolean zero = random.nextInt(4) == 0;
      long number = Long.parseLong(digits);
      var asked = new PhoneNumber().setCountryCode(code).setNationalNumber(number);
      if (zero) {
        asked.setItalianLeadingZero(true);
      }
      boolean is = util.isValidNumber(asked);
      byte[] plain = Long.toString(number).getBytes(US_ASCII);
      assertThat(plan.has(plain, 0, plain.length, zero))
          .as("seed %d: +%d %s, zero %s", SEED, code, digits, zero)
          .isEqualTo(is);
      valid += is ? 1 : 0;
    }
    assertThat(valid).isPositive();
  }

  @Test
  void everyPlanOfTheWorldIsUnderstoodButForTheLargest() {
    for (int code : util.getSupportedCallingCodes()) {
      if (code != 1) { // the other test's, as it takes longest
        assertThat(NumberPlan.of(util, code)).as("code %d", code).isNotNull();
      }
    }
  }

  @Test
  void anExpressionWithMoreInItIsRefused() {
    assertThatThrownBy(() -> Expression.of("12(?=3)4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12(?=3)4");
    assertThatThrownBy(() -> Expression.of("12)")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Expression.of("1+")).isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> examples(int code) {
    var examples = new ArrayList<String>();
    for (var region : util.getRegionCodesForCountryCode(code)) {
      for (var type : PhoneNumberUtil.PhoneNumberType.values()) {
        var example =
            region.equals("001")
                ? util.getExampleNumberForNonGeoEntity(code)
                : util.getExampleNumberForType(region, type);
        if (example != null) {
          examples.add(util.getNationalSignificantNumber(example));
        }
      }
    }
    return examples;
  }

  private static String any(Random random) {
    char[] digits = new char[3 + random.nextInt(13)];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (char) ('0' + random.nextInt(10));
    }
    return new String(digits);
  }

  private static String near(Random random, List<String> examples) {
    char[] digits = examples.get(random.nextInt(examples.size())).toCharArray();
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      digits[random.nextInt(digits.length)] = (char) ('0' + random.nextInt(10));
    }
    boolean shorter = random.nextInt(8) == 0;
    return new String(shorter ? Arrays.copyOf(digits, digits.length - 1) : digits);
  }
}
