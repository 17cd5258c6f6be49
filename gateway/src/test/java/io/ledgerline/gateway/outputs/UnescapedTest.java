package io.ledgerline.gateway.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnescapedTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "jane%40corp.com,jane@corp.com",
        "J%C3%BCrgen%20M,Jürgen M",
        "M\\u00fcller,Müller",
        "a\\\"b\\\\c,a\"b\\c",
        "100% sure,100% sure",
        "50%,50%",
        "\\ud842\\udfb7田,𠮷田",
        "\\uD83D\\uDE00\\u00e9,😀é",
        "\\ud842x\\udfb7,?x?",
        "\\ud842\\u00e9,?é",
        "a\\,a\\",
        "a\\é,aé",
        "\\u12,u12",
        "é😀,é😀",
        "\\u00e9😀%,é😀%"
      })
  void takesOneEncodingOff(String value, String said) {
    assertThat(Unescaped.of(value)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"12 Baker St\\nX, 12 Baker St|X", "a\\\\nb, a\\nb"})
  void readsLineFeeds(String value, String said) {
    assertThat(Unescaped.of(value)).isEqualTo(said.replace('|', '\n'));
  }
}
