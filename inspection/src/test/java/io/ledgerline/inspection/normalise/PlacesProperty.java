package io.ledgerline.inspection.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Places told run by run are those told character by character. */
class PlacesProperty {
  private static final int[] SIGNS =
      "abcdefgh \n.\u00E9\u0436\u4E2D\u2026\u200B\u0301\uD83D\uDE00\uD835\uDC1A"
          .codePoints()
          .toArray();

  @Test
  void everyCharacterIsFoundWhereItStands() {
    var random = new Random(3);
    for (int round = 0; round < 200; round++) {
      var written = new StringBuilder();
      int size = random.nextInt(80);
      for (int i = 0; i < size; i++) {
        written.appendCodePoint(SIGNS[random.nextInt(SIGNS.length)]);
      }
      String text = written.toString();
      byte[] utf8 = text.getBytes(UTF_8);
      MappedText raw = SourceText.of(utf8, 0, utf8.length);
      assertThat(raw.toString()).isEqualTo(text);
      int at = 0;
      for (int i = 0; i < text.length(); ) {
        int width = Character.charCount(text.codePointAt(i));
        int end = at + text.substring(i, i + width).getBytes(UTF_8).length;
        for (int j = i; j < i + width; j++) {
          assertThat(raw.sourceStart(j)).isEqualTo(at);
          assertThat(raw.sourceEnd(j)).isEqualTo(end);
        }
        at = end;
        i += width;
      }
      linesStayInPlace(raw, Fold.of(raw));
    }
  }

  private static void linesStayInPlace(MappedText raw, MappedText folded) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '\n') {
        int moved = folded.isDerivedFrom(raw) ? folded.indexOf(i) : i;
        assertThat(folded.charAt(moved)).isEqualTo('\n');
        assertThat(folded.sourceStart(moved)).isEqualTo(raw.sourceStart(i));
      }
    }
  }
}
