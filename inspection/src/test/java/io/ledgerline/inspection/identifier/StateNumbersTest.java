package io.ledgerline.inspection.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of states and of businesses, known by their label and believed by their check. */
class StateNumbersTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ЕГН 7523169263                                  | NATIONAL_ID=7523169263
          "svnr": "1237 010180"                           | NATIONAL_ID=1237 010180
          SV-Nummer: 1237010180                           | NATIONAL_ID=1237010180
          Kennitala: 120174-3399                          | NATIONAL_ID=120174-3399
          kt. 120174-3399                                 | NATIONAL_ID=120174-3399
          Mi NSS es 081003322495.                         | NATIONAL_ID=081003322495
          Spanish social security number: 08/13236405/45  | NATIONAL_ID=08/13236405/45
          número de seguridad social: 64795899091         | NATIONAL_ID=64795899091
          ΑΦΜ: 094259216                                  | NATIONAL_ID=094259216
          ИНН 500100732259                                | NATIONAL_ID=500100732259
          "inn": "7707083893"                             | NATIONAL_ID=7707083893
          Мій РНОКПП 1857147203.                          | NATIONAL_ID=1857147203
          Iqama no. 2476200759                            | NATIONAL_ID=2476200759
          HKID: A123456(3)                                | NATIONAL_ID=A123456(3)
          香港身份證號碼：F877574(1)                          | NATIONAL_ID=F877574(1)
          Partita IVA: 00743110157                        | BUSINESS_NUMBER=00743110157
          <PartitaIva>00743110157</PartitaIva>            | BUSINESS_NUMBER=00743110157
          P.IVA 00743110157                               | BUSINESS_NUMBER=00743110157
          SIREN : 732 829 320                             | BUSINESS_NUMBER=732 829 320
          numéro SIRET 732 829 320 00074                  | BUSINESS_NUMBER=732 829 320 00074
          SIRET 356 000 000 00048                         | BUSINESS_NUMBER=356 000 000 00048
          REGON 123456785                                 | BUSINESS_NUMBER=123456785
          REGON: 12345678512347                           | BUSINESS_NUMBER=12345678512347
          NIT 860.002.964-4                               | BUSINESS_NUMBER=860.002.964-4
          RUC: 20100070970                                | BUSINESS_NUMBER=20100070970
          Con RUC 20100070970 figura en el contrato.      | BUSINESS_NUMBER=20100070970
          {"national_id": "15112968"}                     | NATIONAL_ID=15112968
          National ID number: 29702111287731              | NATIONAL_ID=29702111287731
          Bank Verification Number: 22077111633           | NATIONAL_ID=22077111633
          Мой паспорт серия и номер 43 19 009847.         | PASSPORT=43 19 009847
          rut="18306791-5"                                | CL_RUT=18306791-5
          Taiwan ID A123456789                            | TW_ID=A123456789
          Czech birth number: 736028/5163                 | CZ_RODNE_CISLO=736028/5163
          Norwegian national ID - 16108542369             | NO_FNR=16108542369
          Turkish ID number: 10000000146                  | TR_TCKN=10000000146
          """)
  void isFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ЕГН 7523169264",
        "Kennitala: 120174-3389",
        "\"svnr\": \"1238 010180\"",
        "SV-Nummer: 65 170839 J 009",
        "Mi NSS es 081003322496.",
        "ΑΦΜ: 094259217",
        "ИНН 500100732258",
        "HKID: A123456(4)",
        "Partita IVA: 00743110158",
        "SIREN 732829321",
        "REGON 123456786",
        "NIT 860.002.964-5",
        "RUC: 20100070971",
        "the siren rang 732 times, 829320 people heard it",
        "Holiday Inn 500 100 732 259",
      })
  void isNone(String text) {
    assertThat(Scanned.in(text))
        .noneMatch(found -> found.matches("(NATIONAL_ID|BUSINESS_NUMBER|TAX_NUMBER|MEMBER_ID)=.*"));
  }

  /** Of a link no more than its address would be left to see, and that protects nobody. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET https://portal.nordlicht.de/find?national_id=26311162166188&page=2 | NATIONAL_ID=26311162166188
          see https://portal.nordlicht.de/find?account_number=626662143739&p=2   | US_BANK_ACCOUNT=626662143739
          """)
  void isFoundInALink(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  /** What programs call a field is its label, whichever way they write it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p><DeaNumber>GF8113564</DeaNumber></p>      | US_DEA=GF8113564
          {"status":"open","TeudatZehut":"322620949"}  | IL_ID=322620949
          var c = new C { MedicareNumber = "4176199105" }; | AU_MEDICARE=4176199105
          <NiNumber>CP588211A</NiNumber>               | UK_NINO=CP588211A
          """)
  void isFoundUnderANameInCapitals(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  /** An answer stands below its question. */
  @ParameterizedTest
  @CsvSource({
    "'[10:22] kim: whats the TFN?\n[10:23] lee: 156 610 715\n[10:23] kim: thx',AU_TFN=156 610 715",
    "'kim (10:22): what is your bank account number?\nlee (10:23): 523748764212',US_BANK_ACCOUNT=523748764212",
  })
  void isFoundInAnAnswer(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<dl>\n  <dt>seed</dt>\n  <dd>15245230116</dd>\n</dl>",
        "seed = '225390795'  # from the test account",
        "ts = '20250522173480'  // taken from this account",
      })
  void tagsAndRemarksAreNoLabels(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(PHONE|US_BANK_ACCOUNT)=.*"));
  }
}
