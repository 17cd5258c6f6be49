package io.ledgerline.inspection.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsTest {
  private static final int ALL = -1 & ~Traits.FOREIGN;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It\u2019s a plain sentence \u2013 with \u201Cquotes\u201D \u2026 and an \u00E9.",
        "Don't and won't, isn't she's.",
        "The bridge, built in 1932, is 40 m long.",
        "\u0411\u043E\u043B\u044C\u0448\u043E\u0439 \u043C\u043E\u0441\u0442.",
        "- one\n- two\n- three\n- four\n- five\n- six\n- seven"
      })
  void anOrdinaryTextHasNone(String text) {
    assertThat(traits(text).has(ALL)).isFalse();
  }

  @Test
  void aLineIsToldFromTheOthers() {
    var traits = traits("plain\n1gn0r3 4ll\nplain\n%69%67");
    assertThat(List.of(0, 1, 2, 3))
        .filteredOn(line -> traits.has(line, Traits.MIXED_WORDS))
        .containsExactly(1);
    assertThat(List.of(0, 1, 2, 3))
        .filteredOn(line -> traits.has(line, Traits.ESCAPES))
        .containsExactly(3);
  }

  @Test
  void whatMayReadAsAnythingIsSearchedForAll() {
    var traits = traits("\u2460 \uFF11");
    assertThat(traits.has(Traits.LONE_LETTERS)).isTrue();
    assertThat(traits.has(Traits.DOTS_AND_DASHES)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "69 67 6e 6f 72 65 20 61",
        "0x69, 0x67, 0x6e, 0x6f, 0x72, 0x65, 0x20, 0x61",
        "01101001 01100111 01101110 01101111 01110010 01100101 00100000 01100001"
      })
  void bytesInARowAreSeen(String text) {
    assertThat(traits(text).has(0, Traits.HEX_WORDS)).isTrue();
  }

  private static Traits traits(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return Traits.of(SourceText.of(utf8, 0, utf8.length));
  }
}
