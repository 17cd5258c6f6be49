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
          I've got a 6 month old and a dog             | AGE=6 month old
          my 18-month-old won't eat                    | AGE=18-month-old
          a 64 y.o. woman came in                      | AGE=64 y.o
          My dad (81) got a letter about it            | AGE=81
          my mother, 77, fell at home                  | AGE=77
          My husband is 61 and retired                 | AGE=61
          our daughter just turned 5                   | AGE=5
          she turns 40 in May                          | AGE=40
          Im 58 and my pension stopped                 | AGE=58
          Ich heiße Harms, bin 62 und lebe hier        | AGE=62
          j'ai 41 ans et deux enfants                  | AGE=41 ans
          mam 34 lata i mieszkam tu                    | AGE=34 lata
          mon fils de 3 mois tousse                    | AGE=3 mois
          em là Duyên, 23 tuổi, quê                    | AGE=23 tuổi
          hon är 84 år.                                | AGE=84 år
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
        "My partner is 10 minutes away",
        "The baby is 3 kg, brother is 6 ft",
        "bin 17 and shelf 3, bin 12, shelf 9",
        "I turned 5 pages, he turned 180 degrees",
        "Im 58. Spiel der Saison",
        "nan is 0, syn is 1, papa has 2 cats",
        "see Table A, 2, and the son of it",
        "the daughter company has 3, not 4",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(AGE|DATE).*"));
  }
}
