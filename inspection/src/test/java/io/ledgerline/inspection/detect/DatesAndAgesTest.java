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
          nascida a 9 de setembro de 1971              | DATE_OF_BIRTH=9 de setembro de 1971
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
          45 yo F with cough                           | AGE=45 yo
          she is thirty-four years old                 | AGE=thirty-four years old
          Ålder: 36                                    | AGE=36
          Idade: 33 anos                               | AGE=33 anos
          abans del 20 d'abril                         | DATE_TIME=20 d'abril
          Wir kommen am 14.3. in Wien an               | DATE_TIME=14.3
          admitted 03/11 and sent home                 | DATE_TIME=03/11
          Končím k 31. 12. 2025 ve firmě               | DATE_TIME=31. 12. 2025
          Dobrý deň, narodený 4. 10. 1982              | DATE_OF_BIRTH=4. 10. 1982
          resident there since 02-2024, formerly       | DATE_TIME=02-2024
          CDL D4820173 exp 08/2027, renewed            | DATE_TIME=08/2027
          10/2019 – 03/2023 Konstrukteur               | DATE_TIME=03/2023
          hes like 45, drives a gold car               | AGE=45
          I was 29 then and poor                       | AGE=29
          grandma Safiya turns 90 the day after        | AGE=90
          Notre fille Maëlys a 9 ans.                  | AGE=9 ans
          R/P Maribel Santana (H/F, 34 yoa) stated     | AGE=34 yoa
          visit with Dr. Pascual on Mon 6/23 at 8:40a  | DATE_TIME=6/23
          мне 34 года, живу в Казани                   | AGE=34 года
          34-летний водитель                           | AGE=34-летний
          Ο ασθενής είναι 45 ετών                      | AGE=45 ετών
          """)
  void isFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bitte Version 4.8. prüfen, dann 8/3 nehmen",
        "Rechnung 10/2019, invoice 11-2020, item 12/2024 and 1. 2. 3. of 4. 5. 2000000",
        "The page turns 90 degrees, the dial was 45 when read",
        "see 3.4. and 5.6. for more, from 1/2 to 3/4, on 24/7, by 10/12%",
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
        "a 10-year-old whisky; the company is 34 years old",
        "minimum age: 18, average age: 42, age group: 25-34",
        "Alter Markt 12 in Bremen",
        "you may 20 times march 12 miles",
        "RA 05h, Dec +22 degrees",
        "nan is 0, syn is 1, papa has 2 cats",
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

  @Test
  void aMonthOfAYearMayBeginATextAndEndIt() {
    assertThat(Scanned.in("03/1990")).isEmpty();
    assertThat(Scanned.in("03/1990. Paid in full.")).isEmpty();
  }
}
