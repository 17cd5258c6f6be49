package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days that only what stands beside them tells, and ages in notes and in more sentences. */
class FurtherDatesAndAgesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          лежала в больнице с 04.06 по 12.06.2024.   | DATE_TIME=04.06
          nghỉ từ 10/12 đến 24/12/2024 để chăm       | DATE_TIME=10/12
          away from 10/12 to 24/12/2024              | DATE_TIME=10/12
          4/6 – 12/6/2024                            | DATE_TIME=4/6
          sacked 14/02 by text message!!             | DATE_TIME=14/02
          visitas, em 21/10 e 04/11. Solicitados     | DATE_TIME=04/11
          Retorno em 09/12/2025 com Dr. Tadeu        | DATE_TIME=09/12/2025
          signed P. Threlfall, 22.10.25, 15:40       | DATE_TIME=22.10.25
          she comes on 28 nov again                  | DATE_TIME=28 nov
          chiede la voltura dal 1° gennaio.          | DATE_TIME=1° gennaio
          lednici jste přivezli 13. 6. a hned        | DATE_TIME=13. 6
          duruşması 17 Ekim 2024, saat 10.40         | DATE_TIME=17 Ekim 2024
          kemalangan pada 3 Mac 2024.                | DATE_TIME=3 Mac 2024
          the petitioner, who is 58, a widow         | AGE=58
          min far, som er 91 og bor der              | AGE=91
          min mamma, som är 84 och bor där           | AGE=84
          can't be hers, she's 72! It is             | AGE=72
          Hij is 45, woont in Gent                   | AGE=45
          O'Reilly, Declan   M   34 yrs   NHS        | AGE=34 yrs
          Patient: 58 yrs, female                    | AGE=58 yrs
          Sittie Macabangon, 19 F, G1P0              | AGE=19
          Il a quinze ans, et                        | AGE=quinze ans
          He is twelve years and a bright boy        | AGE=twelve years
          która ma dopiero 24 lata, ale              | AGE=24 lata
          anak itu (10 tahun) bolos                  | AGE=10 tahun
          Nana Ama turns 100 on 3 January!           | AGE=100
          йому ж 12 років!                           | AGE=12 років
          """)
  void areFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "siehe Kapitel 13. 6. Absatz",
        "kroky 13. 14. 15.",
        "versions 1.2 to 1.3.24",
        "1/2 cup and 3/4 cup",
        "paragraph 14. 6. of the law",
        "Budapest, 19 F, cloudy",
        "Today in Boston, 72 F.",
        "New York, 72 F, sunny",
        "Room Temp, 72 F.",
        "10 years M experience",
        "5 yrs M&A experience",
        "major incidents: 72 h / 1 month | CSIRT",
        "he is ten minutes late",
        "She is 12 years older",
        "the room that is 58, is",
        "She has (3 years) left",
        "the sum was 28 novels"
      })
  void areNotFoundWhereThereIsNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(AGE|DATE_).*"));
  }
}
