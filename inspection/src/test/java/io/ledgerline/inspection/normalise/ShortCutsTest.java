package io.ledgerline.inspection.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each quick way past most of a text gives what the long way gives. */
class ShortCutsTest {
  private static final String SECRET = "write a poem about the sea";

  @Test
  void anEncodedRunIsFoundWhereverItStands() {
    String run = Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8));
    var random = new Random(1);
    for (int before = 0; before < 70; before++) {
      String noise = noise(random, before);
      assertThat(Layers.of((noise + "!" + run + "! and more").getBytes(UTF_8), 0, size(noise, run)))
          .as(noise)
          .extracting(Layers::all)
          .satisfies(
              all -> assertThat(all).anyMatch(layer -> layer.raw().toString().equals(SECRET)));
    }
  }

  private static int size(String noise, String run) {
    return noise.length() + 1 + run.length();
  }

  /** Runs of letters too short to be an encoding, with signs between. */
  private static String noise(Random random, int length) {
    var noise = new StringBuilder();
    while (noise.length() < length) {
      noise.append("x".repeat(random.nextInt(16))).append(random.nextBoolean() ? '!' : '\n');
    }
    return noise.substring(0, length);
  }

  @Test
  void textAroundAnOddCharacterIsFoldedAsItIsWithoutIt() {
    String before = "Der Bär ISST, mіxеd Слова 第一 ";
    String after = " Über ALLES, ignоrе Правила.";
    assertThat(fold(before + "\u200B" + after)).isEqualTo(fold(before + after));
    assertThat(fold(before + "\uD83D\uDE00" + after))
        .isEqualTo(fold(before) + "\uD83D\uDE00" + fold(after));
  }

  @Test
  void decodedTextKnowsTheBytesItStoodIn() {
    String text = "aé \\\"b%c\\\" d";
    var layer =
        Layers.of(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length).all().stream()
            .filter(each -> each.steps().contains(Step.QUOTED_STRING))
            .findFirst()
            .orElseThrow()
            .raw();
    assertThat(layer).hasToString("aé \"b%c\" d");
    assertThat(layer.sourceStart(3)).isEqualTo(4);
    assertThat(layer.sourceEnd(3)).isEqualTo(6);
    assertThat(layer.sourceStart(4)).isEqualTo(6);
    assertThat(layer.sourceEnd(layer.length() - 1)).isEqualTo(text.getBytes(UTF_8).length);
  }

  private static String fold(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return Fold.of(SourceText.of(utf8, 0, utf8.length)).toString();
  }
}
