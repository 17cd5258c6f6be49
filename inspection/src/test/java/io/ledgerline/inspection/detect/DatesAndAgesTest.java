package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates with the name of a month in several languages, ages in the ways that people write them. */
class DatesAndAgesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trocado em 14 de janeiro de 2023 pelo        | DATE_TIME=14 de janeiro de 2023
          reunião de 3 de março de 2024 na sede        | DATE_TIME=3 de março de 2024
          chega no dia 22 de dezembro à tarde          | DATE_TIME=22 de dezembro
          nascida a 9 de setembro de 1971              | DATE_TIME=9 de setembro de 1971
          am 6. Jänner 2022 in Graz                    | DATE_TIME=6. Jänner 2022
          il 5 dicembre 2021 a Torino                  | DATE_TIME=5 dicembre 2021
          op 17 maart 2020 in Gent                     | DATE_TIME=17 maart 2020
          Note: R. Adeyemi (goalkeeper, 31yo) is well  | AGE=31yo
          Der Maler starb mit 84 Jahren in Rom.        | AGE=84 Jahren
          His wife and son Arlo, 3, are at home        | AGE=3
          Two boys and one daughter, Inga, 7. Thanks   | AGE=7
          Ihre Tochter Malin (4) ist krank             | AGE=4
          """)
  void isFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bitte am 4.8. prüfen, dann 8/3 nehmen",
        "Conta da luz, março: 17,20 por pagar",
        "na Rua 7 de Setembro, ao lado",
        "mit 10 Jahren Erfahrung im Verkauf",
        "vor 79 Jahren gebaut",
        "token a31yo and x-31yo",
        "see Table A, 2, and the son of it",
        "the daughter company has 3, not 4",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(AGE|DATE).*"));
  }
}
