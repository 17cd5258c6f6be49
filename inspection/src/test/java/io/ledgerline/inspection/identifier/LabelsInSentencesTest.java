package io.ledgerline.inspection.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels in sentences and forms of many countries, of which one may stand inside another. */
class LabelsInSentencesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mi número de empleado es el 20387.          | EMPLOYEE_ID=20387
          mi número de cliente es el 4470-1182        | MEMBER_ID=4470-1182
          meu número de cliente é o 4470-1182         | MEMBER_ID=4470-1182
          mon numéro de client est le 4470118         | MEMBER_ID=4470118
          minha CNH é 03947281603                     | US_DRIVER_LICENSE=03947281603
          seat 44K, PPT K2804716B                     | PASSPORT=K2804716B
          PhilSys No. 4471-8820-3359-1746             | NATIONAL_ID=4471-8820-3359-1746
          <uan>101447820936</uan>                     | NATIONAL_ID=101447820936
          szem. azonosító: 2-631110-4194              | NATIONAL_ID=2-631110-4194
          TAJ-számom 084 603 513                      | HEALTH_PLAN_ID=084 603 513
          Polis nr: RV-4402.718                       | HEALTH_PLAN_ID=RV-4402.718
          reklamaci č. R-2024-04471.                  | FILE_NUMBER=R-2024-04471
          (initialer nafj, lønnr. 30418)              | EMPLOYEE_ID=30418
          <bank ifsc="HDFC0001207">50100284471936<    | US_BANK_ACCOUNT=50100284471936
          Acct: C-0049920                             | MEMBER_ID=C-0049920
          Suzuki Swift, frsz.: RKL-482.               | LICENCE_PLATE=RKL-482
          Kontakt: 512 083 664, b                     | PHONE=512 083 664
          O contacto da mãe, Inês, é 962 118 407.     | PHONE=962 118 407
          Llámenme al 611 55 02 93.                   | PHONE=611 55 02 93
          मोबाइल 94150 62837।                           | PHONE=94150 62837
          says our claim 0417-HO-55812 is denied      | FILE_NUMBER=0417-HO-55812
          Mi contrato es el FIB-0092847.              | FILE_NUMBER=FIB-0092847
          Polisa OC/7740192/25, zgłoszenie            | FILE_NUMBER=OC/7740192/25
          account number for the loan: 12345678       | US_BANK_ACCOUNT=12345678
          phone number on the policy 555 0109         | PHONE=555 0109
          在留カード番号 UH44718820KA                   | NATIONAL_ID=UH44718820KA
          患者ID 00471-882 生年月日                     | MRN=00471-882
          رقم الهوية 1044265286، أسكن                  | NATIONAL_ID=1044265286
          7 impasse des Lilas, permis n° 13AB441      | LICENCE_NUMBER=13AB441
          """)
  void areHeard(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kastanienallee 5, 06844 Dessau. Geschäftszeichen: 12 F 8",
        "policy KB5034441 is applied",
        "claim CVE-2024-123456 was",
        "contrato ISO/IEC 27001:2022",
        "policy 2024-118 applies",
        "a loan of EUR 250,000",
        "viewBox=\"0 0 608996 14618\""
      })
  void areNotThoseOfWhatStandsBeforeThem(String text) {
    assertThat(Scanned.in(text))
        .noneMatch(found -> found.matches("(FILE|LICENCE|MEMBER|PHONE|HEALTH|EMPLOYEE).*"));
  }
}
