package io.ledgerline.inspection.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text that is read and folded many characters at a time is that which is read one by one. */
class AsciiProperty {
  /** Each is folded by itself, whatever stands beside it. */
  private static final String[] PIECES = {
    "a",
    "Word",
    "SENTENCES, long ones",
    "0123456789@[`{Z",
    "\0",
    "\n",
    "~\u007f",
    "\u00E9t\u00E9",
    "\u00DCber",
    "\u2026",
    "\uFB03",
    "\u4E2D\u6587",
    "\u200B",
    "x\u0301\u0302\u0303",
    "\uD83D\uDE00",
    "\uD835\uDC00",
    "\u2028",
    "\u00BD",
    "\uAC00"
  };

  private static final int SEEDS = 400;

  @Test
  void aTextIsItsPieces() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      var folded = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        String piece = PIECES[random.nextInt(seed % 3 == 0 ? PIECES.length : 9)] + " ";
        text.append(piece);
        folded.append(Fold.of(source(piece, 0)));
      }
      MappedText raw = source(text.toString(), random.nextInt(12));
      assertThat(raw.toString()).as("seed " + seed).isEqualTo(text.toString());
      assertThat(Fold.of(raw).toString()).as("seed " + seed).isEqualTo(folded.toString());
      assertBytes(raw);
      assertBytes(Fold.of(raw));
      assertBytes(Fold.of(raw).slice(0, Math.min(raw.length(), 1)));
    }
  }

  @Test
  void bytesThatAreNotTextAreOneCharacterEach() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      byte[] some = new byte[random.nextInt(100)];
      var text = new StringBuilder();
      for (int i = 0; i < some.length; i++) {
        boolean none = random.nextInt(20) == 0;
        some[i] = (byte) (none ? 0xF8 + random.nextInt(8) : random.nextInt(0x80));
        text.append(none ? '\uFFFD' : (char) some[i]);
      }
      MappedText raw = SourceText.of(some, 0, some.length);
      assertThat(raw.toString()).as("seed " + seed).isEqualTo(text.toString());
      assertBytes(raw);
    }
  }

  /** Reads a text that stands behind other bytes and before some. */
  private static MappedText source(String text, int behind) {
    byte[] utf8 = text.getBytes(UTF_8);
    byte[] more = new byte[behind + utf8.length + behind / 2];
    Arrays.fill(more, (byte) 'A');
    System.arraycopy(utf8, 0, more, behind, utf8.length);
    return SourceText.of(more, behind, behind + utf8.length);
  }

  private static void assertBytes(MappedText text) {
    byte[] expected = new byte[text.length() + Ascii.ROOM];
    for (int i = 0; i < text.length(); i++) {
      expected[i] = text.charAt(i) < 0x80 ? (byte) text.charAt(i) : Ascii.OTHER;
    }
    byte[] bytes = text.bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] < 0 ? Ascii.OTHER : bytes[i];
    }
    assertThat(Arrays.copyOf(bytes, expected.length)).isEqualTo(expected);
    assertThat(bytes.length).isGreaterThanOrEqualTo(expected.length);
  }
}
