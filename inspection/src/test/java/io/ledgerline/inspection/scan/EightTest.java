package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Eight bytes at once are what each of them is alone. */
class EightTest {
  @Test
  void everyByteInEveryPlaceIsOfItsClassWhateverStandsBeside() {
    for (int beside : new int[] {0, 'a', 'Z', '9', ' ', 0x7f, 0x80, 0xff}) {
      for (int b = 0; b < 256; b++) {
        for (int place = 0; place < 8; place++) {
          byte[] bytes = new byte[8];
          Arrays.fill(bytes, (byte) beside);
          bytes[place] = (byte) b;
          long eight = Eight.at(bytes, 0);
          long bit = 0x80L << place * 8;
          int is = ByteClass.of((byte) b);
          long letters = Eight.letters(eight);
          boolean letter = (is & (ByteClass.LOWER | ByteClass.UPPER)) != 0;
          assertThat((letters & bit) != 0).isEqualTo(letter);
          assertThat((Eight.digits(eight) & bit) != 0).isEqualTo(is == ByteClass.DIGIT);
          assertThat((Eight.bits(Eight.letters(eight)) >> place & 1) != 0).isEqualTo(letter);
          boolean sign = b == ',' || b == '\n' || b == ';' || b == '|' || b == '\t';
          assertThat(Eight.mayHave(eight, '\n', ',', ';', '\t', '|') || !sign).isTrue();
        }
      }
    }
  }

  @Test
  void zerosStandBehindTheEnd() {
    byte[] text = "0123456789".getBytes(UTF_8);
    assertThat(Eight.at(text, 8)).isEqualTo('8' | '9' << 8);
    assertThat(Eight.at(text, 10)).isZero();
  }

  @Test
  void saysWhetherAByteIsAmongThem() {
    long eight = Eight.at("a,b;c\\de".getBytes(UTF_8), 0);
    assertThat(Eight.has(eight, '\\')).isTrue();
    assertThat(Eight.has(eight, '|')).isFalse();
  }

  @Test
  void aWordHasOneHashHoweverItIsWritten() {
    assertThat(Fold.hash("Überraschungen")).isEqualTo(Fold.hash("uberraschungen"));
    assertThat(Fold.hash("abcdefgh")).isNotEqualTo(Fold.hash("abcdefghi"));
    assertThat(hashOf("JOSÉ")).isEqualTo(hashOf("jose")).isEqualTo(Fold.hash("José"));
    assertThat(hashOf("Constitutional")).isEqualTo(Fold.hash("constitutional"));
  }

  private static long hashOf(String word) {
    byte[] text = word.getBytes(UTF_8);
    var dispatch = new Dispatch(Vocabulary.standard(), List.of());
    var tokens = new Tokens(Vocabulary.standard(), dispatch);
    tokens.open(text, 0, text.length, -1);
    tokens.fill();
    return tokens.hash[0];
  }

  @Test
  void marksEveryByteThatEqualsOneAndNoOther() {
    for (int sought : new int[] {'\t', '\n', ',', ';', '|'}) {
      for (int b = 0; b < 256; b++) {
        byte[] bytes = new byte[8];
        Arrays.fill(bytes, (byte) b);
        bytes[3] = (byte) sought;
        long all = b == sought ? Eight.HIGH : 0;
        assertThat(Eight.equal(Eight.at(bytes, 0), sought)).isEqualTo(all | 0x80L << 24);
      }
    }
  }

  @Test
  void seesACapitalBehindASmallLetter() {
    byte[] name = "taxIdABcD".getBytes(UTF_8);
    long humps = Eight.humps(Eight.at(name, 0), Eight.at(name, 1));
    assertThat(Eight.bits(humps)).isEqualTo(1 << 2 | 1 << 4 | 1 << 7);
  }
}
