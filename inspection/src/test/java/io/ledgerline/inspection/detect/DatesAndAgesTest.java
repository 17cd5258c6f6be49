package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
          see you on the 14th of feb, then            | DATE_TIME=14th of feb
          born on the 3rd of march 1985 in Leeds       | DATE_OF_BIRTH=3rd of march 1985
          it was february the 14th, 2025 again         | DATE_TIME=february the 14th, 2025
          am 14. Feb. 2025 in Köln                     | DATE_TIME=14. Feb. 2025
          arrivé le 1er mars au soir                   | DATE_TIME=1er mars
          op 14e feb in Gent                           | DATE_TIME=14e feb
          "admitted_at": "2024-03-14T09:30:00Z"        | DATE_TIME=2024-03-14T09:30:00Z
          {"dischargedAt": "2024-03-14T09:30:00.5Z"}   | DATE_TIME=2024-03-14T09:30:00.5Z
          appointment: 2025-02-11T14:20                | DATE_TIME=2025-02-11T14:20
          checked in at 2025-02-11T14:20:00+01:00 by   | DATE_TIME=2025-02-11T14:20:00+01:00
          admission: 2024-03-14T09:30:00Z, ward 3      | DATE_TIME=2024-03-14T09:30:00Z
          "appointment": {"start": "2025-02-11T14:20Z"  | DATE_TIME=2025-02-11T14:20Z
          "birthDate": "1980-02-03T00:00:00Z"          | DATE_OF_BIRTH=1980-02-03T00:00:00Z
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
        "the 3rd may be late, and the 2 of may too",
        "2024-03-14T09:30:00Z INFO appointment stored",
        "2024-03-14T09:30:00Z birthday mail sent",
        "ts=2024-03-14T09:30:00Z level=info msg=\"date read\"",
        "\"created_at\": \"2024-03-14T09:30:00Z\"",
        "\"lastModifiedDate\": \"2024-03-14T09:30:00Z\"",
        "{\"data\": \"2024-03-14T09:30:00Z\"}",
        "build date: 2024-03-14T09:30:00Z",
        "INFO discharge message sent at 2024-03-14T09:30:00Z",
        "the daughter company has 3, not 4",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(AGE|DATE).*"));
  }

  @Test
  void aStampUnderTheCallersLabelOrTheHeadingOfItsColumnIsADate() {
    assertThat(Scanned.in("2024-03-14T09:30:00Z", "admitted_at"))
        .containsExactly("DATE_TIME=2024-03-14T09:30:00Z");
    assertThat(Scanned.in("2024-03-14T09:30:00Z", "created_at")).isEmpty();
    assertThat(Scanned.in("ward,admitted_at\n12,2024-03-14T09:30:00Z\n14,2024-03-15T10:00:00Z"))
        .contains("DATE_TIME=2024-03-14T09:30:00Z", "DATE_TIME=2024-03-15T10:00:00Z");
    assertThat(Scanned.in("job,created_at\n12,2024-03-14T09:30:00Z\n14,2024-03-15T10:00:00Z"))
        .isEmpty();
  }

  @Test
  void aStampIsNotWhatTheKeyBeforeItsOwnSays() {
    assertThat(Scanned.in("{\"dob\":\"1980-01-01\",\"last_seen\":\"2024-03-14T09:30:00Z\"}"))
        .containsExactly("DATE_OF_BIRTH=1980-01-01");
  }
}
