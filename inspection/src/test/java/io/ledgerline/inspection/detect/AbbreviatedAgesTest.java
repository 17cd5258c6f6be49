package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ages with one letter for years, as clinics note them. */
class AbbreviatedAgesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Varón de 29 a. con fiebre desde ayer          ~ 29 a
          Paciente, 64 a., diabética                    ~ 64 a
          Mujer 41 a., cefalea                          ~ 41 a
          Pac. 29 a.                                    ~ 29 a
          Patientin, 87 J., gestürzt                    ~ 87 J
          Pat. 87 J., Z. n. Sturz                       ~ 87 J
          Frau, 87 J., allein lebend                    ~ 87 J
          weibl., 54 J., Raucherin                      ~ 54 J
          Anna Schmidt, 87 J., Pflegegrad 3             ~ 87 J
          Frau Anna Schmidt (87 J.) wurde aufgenommen   ~ 87 J
          Lucía Ortega, 29 a., acude por dolor          ~ 29 a
          """)
  void areFound(String text, String age) {
    assertThat(Scanned.in(text)).contains("AGE=" + age);
    assertThat(Scanned.in("Hello.\n" + text + "\n")).contains("AGE=" + age);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Paciente citado a las 11 a. m. en consulta",
        "Mujer citada 11 a. m., sala 3",
        "en el año 29 a. C. nació",
        "Smith K, 29 J. Clin. Invest. 2003",
        "Müller A, 87 J. Chem. Soc. 12",
        "Schmidt, 87 J. Smith, and others",
        "siehe Anhang 12 a. und Artikel 12 a.",
        "Gästehaus, 12 a., hinten links",
        "verurteilt zu 12 J. Haft",
        "Laufzeit 10 J., danach kündbar",
        "Paragraf 29 a., Absatz 2",
        "Energie von 87 J. pro Schuss",
        "Version 12 a. wurde ersetzt",
        "Kredit über 15 J., fest verzinst",
        "apartado 29 a. del contrato",
        "Frau Müller, 12 J. Erfahrung",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("AGE"));
  }
}
