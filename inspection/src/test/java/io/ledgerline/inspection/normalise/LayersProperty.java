package io.ledgerline.inspection.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every layer leads back to the source: inside it, and never backwards. */
class LayersProperty {
  private static final long SEED = 7;
  private static final String SIGNS =
      "ab cdefgh IJ 01345 <>!-[](){}&#;%=\\\"'`*~|/.,:+@$_\n"
          + "\t\u00AD\u200B\u200D\u202Eéüж中😀ｉ\u0301⠓";

  @Test
  void mapsEveryCharacterIntoTheSourceInOrder() {
    var random = new Random(SEED);
    for (int round = 0; round < 2000; round++) {
      byte[] utf8 = text(random);
      for (Layer layer : Layers.of(utf8, 2, utf8.length).all()) {
        check(layer.raw(), 2, utf8.length);
        check(layer.folded(), 2, utf8.length);
      }
    }
  }

  private static void check(MappedText text, int from, int to) {
    int start = from;
    int end = from;
    for (int i = 0; i < text.length(); i++) {
      assertThat(text.sourceStart(i)).isBetween(start, to - 1);
      assertThat(text.sourceEnd(i)).isBetween(Math.max(end, text.sourceStart(i) + 1), to);
      start = text.sourceStart(i);
      end = text.sourceEnd(i);
    }
  }

  private static byte[] text(Random random) {
    if (random.nextInt(5) == 0) {
      byte[] bytes = new byte[2 + random.nextInt(200)];
      random.nextBytes(bytes);
      return bytes;
    }
    var text = new StringBuilder("__");
    int[] signs = SIGNS.codePoints().toArray();
    for (int i = random.nextInt(200); i > 0; i--) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
