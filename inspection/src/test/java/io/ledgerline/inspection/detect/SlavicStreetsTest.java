package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streets of Slavic languages behind a word that is cut short. */
class SlavicStreetsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          пр-т Олександра Поля, 83, Дніпро       ~ пр-т Олександра Поля, 83, Дніпро
          адрес: пр. Ленина, д. 15, кв. 27       ~ пр. Ленина, д. 15, кв. 27
          б-р Шевченко, 21                       ~ б-р Шевченко, 21
          просп. Науки, 45                       ~ просп. Науки, 45
          ул. „Иван Вазов“ 7                     ~ ул. „Иван Вазов“ 7
          ш. Энтузиастов, 56                     ~ ш. Энтузиастов, 56
          наб. реки Мойки, 12                    ~ наб. реки Мойки, 12
          пров. Лісовий, 9                       ~ пров. Лісовий, 9
          вул. Шевченка, 12, кв. 4               ~ вул. Шевченка, 12, кв. 4
          mieszka na os. Piastów 14/3, Kraków    ~ os. Piastów 14/3, Kraków
          pl. Wolności 5                         ~ pl. Wolności 5
          nám. Míru 9                            ~ nám. Míru 9
          """)
  void areFound(String text, String address) {
    assertThat(Scanned.in(text)).containsExactly("ADDRESS=" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ул. и пр. сокращения",
        "пр. 5 и т. д., и пр., 3 раза",
        "пл. 40 кв. м, ш. 5 см, дл. 12 см",
        "пер. с англ. 2001",
        "и пр. Всего 15",
        "al. 3, os. 2, ul. lista 4",
        "pl. forms of nouns 5, see pl. Table 3",
        "Smith et al. Results 12",
        "Müller et al. Überblick 12",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("ADDRESS"));
  }
}
