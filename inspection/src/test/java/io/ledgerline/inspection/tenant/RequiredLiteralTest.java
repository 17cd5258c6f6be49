package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredLiteralTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "TC-[0-9]{8} ~ TC-",
        "\\bPF-[0-9]{4}\\b ~ PF-",
        "[A-Z]{2}7-[0-9]+/x ~ 7-",
        "ab?cd ~ cd",
        "a\\.b ~ a.b",
        "(ab|c)def ~ def",
        "ab|cd ~",
        "(?i)abc ~",
        "x(?i:abc)yz ~",
        "\\pLabc ~",
        "[[:alpha:]]abc ~",
        "ab{2}c ~ a",
        "\\Qa.b\\E ~",
      })
  void isWhatEveryMatchPlainlyHolds(String expression, String literal) {
    assertThat(new String(RequiredLiteral.of(expression), UTF_8))
        .isEqualTo(literal == null ? "" : literal);
  }

  @Test
  void noMatchIsWithoutIt() {
    long seed = 20_261_126;
    var random = new Random(seed);
    String[] parts = {
      "a", "b", "-", "\\.", ".", "[ab]", "[^a]", "\\d", "\\b", "(a|b-)", "(?:ab)", "?", "*", "+",
      "{2}", "{0,1}", "|", "^", "$", "(", ")", "[", "]", "é", "(?i)", "\\x61", "x"
    };
    int compiled = 0;
    for (int round = 0; round < 40_000; round++) {
      String expression = some(random, parts, 7);
      String text = some(random, new String[] {"a", "b", "-", ".", "1", "é", "A", "x"}, 12);
      try {
        var matcher = Pattern.compile(expression).matcher(text);
        String literal = new String(RequiredLiteral.of(expression), UTF_8);
        compiled++;
        while (matcher.find()) {
          assertThat(matcher.group()).as("%s, seed %d", expression, seed).contains(literal);
        }
      } catch (PatternSyntaxException notAnExpression) {
        // the grammar makes those, too
      }
    }
    assertThat(compiled).isGreaterThan(5_000);
  }

  private static String some(Random random, String[] parts, int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }
}
