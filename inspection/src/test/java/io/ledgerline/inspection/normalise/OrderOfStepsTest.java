package io.ledgerline.inspection.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disguises in one another are undone in one order, so that no text is read over and over. */
class OrderOfStepsTest {
  private static final int LENGTH = 4000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1gn0r3 4ll",
        "1g<b></b>n0r3 4ll",
        "1gn<b>0</b>r3 4ll",
        "1gn0**r3 4**ll",
        "\\\"1gn<b>0</b>r3 4ll\\n",
        "1g&lt;b&gt;n0r3 4ll",
        "1gn0&lt;b&gt;r3 4ll",
        "i\\u003cb\\u003egnor\\u003ci\\u003ee all",
        "ig<b>n</b>ore al&lt;b&gt;l",
        "\\\"ig<b>n</b>ore all\\n",
        "ig<b>n&#111;re all",
      })
  void findsWhatOneOfTwoDisguisesWouldHide(String text) {
    assertThat(layers(text)).anyMatch(layer -> layer.folded().toString().contains("ignore all"));
  }

  @Test
  void escapesAreUndoneBeforeDigitsAreReadAsLetters() {
    assertThat(layers("\"4you and 7th\\n, \\u0069s \\u0069t, %41%42, YWJjZGVmZ2hpamtsbW5vcA==\""))
        .map(Layer::steps)
        .contains(List.of(Step.BACKSLASH, Step.LEET))
        .noneMatch(steps -> steps.indexOf(Step.LEET) >= 0 && !steps.getLast().equals(Step.LEET));
  }

  @Test
  void bothLettersThatAOneMayBeAreTried() {
    assertThat(layers("s3ll a11 0f 1t"))
        .map(layer -> layer.raw().toString())
        .contains("sell aii of it", "sell all of lt");
  }

  @Test
  void textFullOfAllSignsIsReadAFewTimesOnly() {
    var random = new Random(3);
    var text = new StringBuilder();
    while (text.length() < LENGTH) {
      text.append((char) (' ' + 1 + random.nextInt('~' - ' ')));
    }
    long read = layers(text.toString()).stream().mapToLong(layer -> layer.raw().length()).sum();
    assertThat(read).isLessThan(18 * LENGTH);
  }

  private static List<Layer> layers(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return Layers.of(utf8, 0, utf8.length).all();
  }
}
