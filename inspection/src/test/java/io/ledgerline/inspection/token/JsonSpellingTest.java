package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpellingTest {
  private static List<String> of(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return JsonSpelling.of(bytes).stream()
        .map(each -> new String(each.write(bytes), UTF_8))
        .toList();
  }

  @Test
  void plainAsciiIsWrittenInOneWay() {
    assertThat(of("Ann.Lee@corp.com 1 (2)")).isEmpty();
  }

  @Test
  void otherLettersAreWrittenByTheirNumbers() {
    assertThat(of("Zoë J"))
        .containsExactly("Zo\\u00eb J", "Zo\\u00EB J", "Zo\\\\u00eb J", "Zo\\\\u00EB J");
    assertThat(of("田")).containsExactly("\\u7530", "\\\\u7530");
    assertThat(of("😀"))
        .containsExactly(
            "\\ud83d\\ude00", "\\uD83D\\uDE00", "\\\\ud83d\\\\ude00", "\\\\uD83D\\\\uDE00");
  }

  @Test
  void quotesAndBackslashesAreEscapedBesideRawLetters() {
    assertThat(of("é\"\n")).contains("\\u00e9\\\"\\n", "é\\\"\\n", "é\\\\\\\"\\\\n");
    assertThat(of("a\\b")).contains("a\\\\b", "a\\\\\\\\b");
  }

  @Test
  void programsThatEscapeMoreThanTheyMustAreKnown() {
    assertThat(of("O'Brien")).contains("O\\u0027Brien");
    assertThat(of("+49 30")).containsExactly("\\u002B49 30", "\\\\u002B49 30");
    assertThat(of("A&B/é"))
        .contains("A\\u0026B/é", "A&B\\/\\u00e9", "A&B\\/é", "A\\u0026B/\\u00E9");
  }

  @Test
  void theTokenSaysByItsEscapesHowTheValueWasWritten() {
    byte[] token = "Person4K".getBytes(UTF_8);
    assertThat(JsonSpelling.values())
        .extracting(each -> new String(each.token(token), UTF_8))
        .startsWith(
            "P\\u0065rson4K",
            "P\\u0065\\u0072son4K",
            "P\\u0065\\u0072\\u0073on4K",
            "P\\u0065\\u0072\\u0073\\u006fn4K",
            "P\\u0065\\u0072\\u0073\\u006f\\u006e4K",
            "P\\u0065\\u0072\\u0073\\u006f\\u006e\\u0034K",
            "P\\u0065\\u0072\\u0073\\u006f\\u006e\\u0034\\u004b",
            "P\\\\u0065rson4K",
            "P\\\\u0065\\\\u0072son4K",
            "P\\\\u0065\\\\u0072\\\\u0073on4K");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M\\u00fcller | 1 | Müller",
        "M\\u00FCller | 0 | Müller",
        "M\\\\u00fcller | 2 | Müller",
        "CORP\\\\nina | 1 | CORP\\nina",
        "O\\u0027Brien | 1 | O'Brien",
        "\\u002B49 30 | 0 | +49 30",
        "\\ud83d\\ude00 | 1 | 😀"
      })
  void whatIsMeantIsToldByTheStringsAround(String escaped, int strings, String meant) {
    assertThat(JsonSpelling.meaning(escaped.getBytes(UTF_8), strings))
        .isEqualTo(meant.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CORP\\nina", "CORP\\user1", "Müller", "C:\\u", "M\\\\u00fcller", "a\\"})
  void outsideOfStringsABackslashIsOne(String text) {
    assertThat(JsonSpelling.meaning(text.getBytes(UTF_8), 0)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\", "CORP\\user1", "\\u12", "Zo\\ud83d", "\\u0041"})
  void whatIsCutOrTooShortMeansNothingElse(String text) {
    assertThat(JsonSpelling.meaning(text.getBytes(UTF_8), 1)).isNull();
  }
}
