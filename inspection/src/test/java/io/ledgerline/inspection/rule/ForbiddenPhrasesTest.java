package io.ledgerline.inspection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that must not be made, however they are written. */
class ForbiddenPhrasesTest {
  private static boolean found(String phrase, String text) {
    var rule = new ForbiddenPhrases("list", List.of(phrase), Violation.Action.BLOCK, "");
    return !rule.open().sentence(text, 0, text.length()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "you should sue | You  SHOULD *sue* them.",
        "Lange Straße | LANGE STRASSE 5",
        "LANGE STRASSE | in der Langen, nein: Lange Straße",
        "ΟΔΟΣ ΝΙΚΗΣ | στην οδος νικης 4",
        "必ず儲かります | この投資は必ず儲かります。",
        "保证收益 | 我们保证收益率很高",
        "투자 조언 | 이것은 투자 조언입니다",
        "รับประกันกำไร | เรารับประกันกำไรทุกเดือน",
        "AI | これはAIです",
        "guaranteed | それはguaranteedです"
      })
  void areFound(String phrase, String text) {
    assertThat(found(phrase, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"sue | We value your issue.", "art | Das ist ein Start.", "гарантия | негарантиями"})
  void areWholeWordsWhereWordsArePartedByBlanks(String phrase, String text) {
    assertThat(found(phrase, text)).isFalse();
  }
}
