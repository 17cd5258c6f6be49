package io.ledgerline.inspection.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldbackProperty {
  private static final Links LINKS = new Links(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Look: ![a b](https://e.example/p?q=1) there.",
        "Go to https://e.example/{x} now.",
        "<img src=\"https://e.example/p?q=1\"> done",
        "Text <script>x</script> end"
      })
  void neverReleasesTheBeginningOfAFindingBeforeItsEnd(String answer) {
    for (OutputFinding finding : LINKS.find(answer)) {
      for (int read = finding.start() + 1; read < finding.end(); read++) {
        assertThat(Holdback.releasable(answer.substring(0, read)))
            .isLessThanOrEqualTo(finding.start());
      }
    }
    for (OutputFinding finding : ActiveContent.find(answer)) {
      for (int read = finding.start() + 1; read < finding.end(); read++) {
        assertThat(Holdback.releasable(answer.substring(0, read)))
            .isLessThanOrEqualTo(finding.start());
      }
    }
    assertThat(Holdback.releasable(answer)).isEqualTo(answer.length());
  }

  @Test
  void holdsNothingOfPlainProse() {
    String prose = "The parcel arrives on Tuesday, says Ann: at 3 < 4 o'clock!";
    assertThat(Holdback.releasable(prose + " ")).isEqualTo(prose.length() + 1);
    assertThat(Holdback.releasable("a plain word")).isEqualTo(12);
  }

  @Test
  void holdsNoMoreThanItsLimit() {
    String endless = "<" + "a".repeat(3 * Holdback.LONGEST);
    assertThat(endless.length() - Holdback.releasable(endless))
        .isLessThanOrEqualTo(Holdback.LONGEST);
  }
}
