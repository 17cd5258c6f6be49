package io.ledgerline.gateway.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether values stand in a text, without reading all of it for each of them. */
class OccurrencesTest {
  @Test
  void findsWhatASearchFinds() {
    for (int size : new int[] {0, 3, 40, 4_000, 1_200_000}) {
      var random = new Random(size);
      String text = letters(random, size, 4);
      var occurrences = new Occurrences(text);
      for (int i = 0; i < 60; i++) {
        int length = 9 + random.nextInt(20);
        int from = random.nextInt(Math.max(1, size - length));
        String value =
            i % 2 == 0 && from + length <= size
                ? text.substring(from, from + length)
                : letters(random, length, 4);
        assertThat(occurrences.hold(value)).as(value).isEqualTo(text.contains(value));
      }
    }
  }

  @Test
  void manyValuesCostNoMoreThanTheTextIsLong() {
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("customer").append(i).append("exampleorg ");
    }
    var occurrences = new Occurrences(text.toString());
    for (int i = 0; i < 20_000; i++) {
      assertThat(occurrences.hold("customer" + i + "exampleorg")).isTrue();
      assertThat(occurrences.hold("customer" + i + "examplecom")).isFalse();
    }
    assertThat(occurrences.budget()).isPositive();
  }

  @Test
  void aTextMadeToBeSlowIsNotSearchedForever() {
    String same = "a".repeat(20_000);
    var occurrences = new Occurrences("b" + same + "b");
    for (int i = 0; i < 2_000; i++) {
      occurrences.hold("b" + "a".repeat(200) + "b");
    }
    assertThat(occurrences.budget()).isGreaterThan(-30_000);
    assertThat(occurrences.hold(same)).isFalse();
  }

  private static String letters(Random random, int length, int different) {
    var letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append((char) ('a' + random.nextInt(different)));
    }
    return letters.toString();
  }
}
