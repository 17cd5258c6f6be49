package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingsTest {
  private static List<String> of(String value) {
    return Spellings.of(value.getBytes(UTF_8)).stream().map(b -> new String(b, UTF_8)).toList();
  }

  @Test
  void plainAsciiIsWrittenInOneWay() {
    assertThat(of("Ann.Lee@corp.com +1 (2)")).isEmpty();
  }

  @Test
  void otherLettersAreWrittenByTheirNumbers() {
    assertThat(of("Zoë J")).containsExactly("Zo\\u00eb J", "Zo\\u00EB J");
    assertThat(of("田")).containsExactly("\\u7530");
    assertThat(of("😀")).containsExactly("\\ud83d\\ude00", "\\uD83D\\uDE00");
  }

  @Test
  void quotesAndBackslashesAreEscapedBesideRawLetters() {
    assertThat(of("é\"\n"))
        .containsExactly("\\u00e9\\\"\\n", "\\u00E9\\\"\\n", "é\\\"\\n", "é\\\\\\\"\\\\n");
    assertThat(of("a\\b")).containsExactly("a\\\\b", "a\\\\\\\\b");
  }
}
