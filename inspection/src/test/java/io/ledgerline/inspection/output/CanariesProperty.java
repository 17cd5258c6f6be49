package io.ledgerline.inspection.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanariesProperty {
  private static final String FIRST = "lc7q2m9xk4v8z3p1";
  private static final String SECOND = "lcb5n6h7j8k9w2e3";
  private static final Canaries CANARIES = new Canaries(List.of(FIRST, SECOND));

  static List<String> forms() {
    byte[] bytes = SECOND.getBytes(StandardCharsets.UTF_8);
    return List.of(
        "it says " + SECOND + ".",
        "it says " + SECOND.toUpperCase(Locale.ROOT),
        String.join(" ", SECOND.split("")),
        String.join("-", SECOND.split("")),
        new StringBuilder(SECOND).reverse().toString(),
        HexFormat.of().formatHex(bytes),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getEncoder()
            .encodeToString(("x" + SECOND + " and more").getBytes(StandardCharsets.UTF_8)),
        Base64.getEncoder().encodeToString(("xy" + SECOND).getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void seesACanaryInEveryForm(String answer) {
    assertThat(CANARIES.find(answer)).extracting(Canaries.Sighting::canary).contains(1);
  }

  @Test
  void seesTheSameHoweverTheStreamIsCut() {
    var random = new Random(11);
    for (String answer : forms()) {
      List<Canaries.Sighting> whole = CANARIES.find(answer);
      for (int round = 0; round < 50; round++) {
        Canaries.Watch watch = CANARIES.watch();
        List<Canaries.Sighting> seen = new ArrayList<>();
        for (int at = 0; at < answer.length(); ) {
          int end = Math.min(answer.length(), at + 1 + random.nextInt(7));
          seen.addAll(watch.feed(answer.substring(at, end)));
          at = end;
        }
        assertThat(seen).isEqualTo(whole);
      }
    }
  }

  @Test
  void seesNoneWhereThereIsNone() {
    assertThat(CANARIES.find("lc7q2m9xk4v8z3p and a plain answer of some length")).isEmpty();
  }

  @Test
  void refusesACanaryThatCanBeGuessed() {
    assertThatThrownBy(() -> new Canaries(List.of("short")))
        .hasMessageContaining("expected: at least 13")
        .hasMessageNotContaining("short");
  }

  @Test
  void seesOneBehindTheEscapesOfJson() {
    for (String json : List.of("{\"a\":\"lcb5n6h7\\nj8k9w2e3\"}", "\"\\u006ccb5n6h7j8k9w2e3\"")) {
      byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
      assertThat(CANARIES.watch().json(utf8, 0, utf8.length))
          .extracting(Canaries.Sighting::canary)
          .containsExactly(1);
    }
  }

  @Test
  void tellsHowMuchOfOneHasBegun() {
    Canaries.Watch watch = CANARIES.watch();
    watch.feed("it says lcb5-n6h7");
    assertThat(watch.begun()).isEqualTo(8);
    watch.feed("j8k9w2e3");
    assertThat(watch.begun()).isZero();
    watch.feed("#");
    watch.feed("?");
    assertThat(watch.begun()).isZero();
  }
}
