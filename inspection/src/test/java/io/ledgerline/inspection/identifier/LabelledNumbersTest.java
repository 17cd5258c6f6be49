package io.ledgerline.inspection.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in running text that are known by a word before them, and what stands there besides. */
class LabelledNumbersTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the holder of passport K4810377, now of Perth            | PASSPORT=K4810377
          Bring the passport (QDB550912) with you                  | PASSPORT=QDB550912
          Paspoort van de huurder: RX31T7D92                       | PASSPORT=RX31T7D92
          Leve o passaporte CB731946 amanhã                        | PASSPORT=CB731946
          su pasaporte n.º XDA204815 caduca                        | PASSPORT=XDA204815
          Reisepass BX 7719204 liegt vor                           | UK_PASSPORT=BX 7719204
          Reisepass: BX 771920, gültig                             | PASSPORT=BX 771920
          Identity card AZ 618204, seat 4                          | IDENTITY_CARD=AZ 618204
          carta d'identità AX4471903 rilasciata                    | IDENTITY_CARD=AX4471903
          O NIF do inquilino é 217593607.                          | PT_NIF=217593607
          contribuinte n.º 509 442 013                             | PT_NIF=509 442 013
          Ivan Babić, OIB 73482915061, Split                       | HR_OIB=73482915061
          {"name": "Liv", "ssn": "811228-9874"}                    | SE_PERSONNUMMER=811228-9874
          {"name": "Aino", "ssn": "131052-308T"}                   | FI_HETU=131052-308T
          {"name": "Kari", "ssn": "17054026641"}                   | NO_FNR=17054026641
          The claimant, member no. 5520-31-8846, is               | MEMBER_ID=5520-31-8846
          her membership number is 4419072                         | MEMBER_ID=4419072
          Mitgliedsnummer: 882014                                  | MEMBER_ID=882014
          Student no. 19440286                                     | EMPLOYEE_ID=19440286
          VALUES ('EMP-00283', 'x')                                | EMPLOYEE_ID=EMP-00283
          Numéro de dossier DOS-774120                             | FILE_NUMBER=DOS-774120
          patient file no. 4471-220                                | FILE_NUMBER=4471-220
          sort code 40-17-52 71930264                              | US_BANK_ACCOUNT=71930264
          sort code 40-17-52 71930264                              | UK_SORT_CODE=40-17-52
          yes sort code 40-17-52 acc 71930264 thanks               | US_BANK_ACCOUNT=71930264
          Sort code 40-17-52, a/c no 71930264                      | US_BANK_ACCOUNT=71930264
          send the fee to 04-00-72 71930264 by Friday              | US_BANK_ACCOUNT=71930264
          send the fee to 40-17-52 71930264 by Friday              | UK_SORT_CODE=40-17-52
          账号 ops,跳板机 47.98.120.233。                             | IP_ADDRESS=47.98.120.233
          Verzekerdennummer 6107249380.                            | HEALTH_PLAN_ID=6107249380
          legitymuje się dowodem osobistym DBT 406872              | IDENTITY_CARD=DBT 406872
          счёт 40817810705500392748, банк                          | US_BANK_ACCOUNT=40817810705500392748
          agência 1047-2, conta 0063718-5                          | US_BANK_ACCOUNT=0063718-5
          la mia panda (FN 618 TW) fuori                           | LICENCE_PLATE=FN 618 TW
          czarne audi (KR 7LM42) temu                              | LICENCE_PLATE=KR 7LM42
          I am the keeper of BN65 TXO, parked                      | LICENCE_PLATE=BN65 TXO
          CBU: 2850590940090418135201                              | US_BANK_ACCOUNT=2850590940090418135201
          普通 5129476 でお願いします                                | US_BANK_ACCOUNT=5129476
          my CA license F7204918 was in it                         | US_DRIVER_LICENSE=F7204918
          車のナンバーは「練馬 330 さ 47-18」でした                   | LICENCE_PLATE=練馬 330 さ 47-18
          黑色轿车,车牌沪A·K47L8,停在                                | LICENCE_PLATE=沪A·K47L8
          车牌号京A12345                                            | LICENCE_PLATE=京A12345
          제 차를 긁고 간 차량 번호는 38라 7111입니다                  | LICENCE_PLATE=38라 7111
          차량번호: 123가4567                                        | LICENCE_PLATE=123가4567
          vem äger den med reg RTK 48L? den står här               | LICENCE_PLATE=RTK 48L
          """)
  void isFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the passport fee is EUR 150000 a year",
        "passport: 5f3ab21c is the commit",
        "passport no 3418 of the series",
        "order AK 553801 shipped",
        "O NIF do inquilino é 217593605.",
        "o código 217593607 foi usado",
        "OIB 73482915062",
        "the part 73482915061 is sold out",
        "ssn 811228-9873",
        "ssn 131052-308U",
        "we have 4419072 members in all",
        "the temp-00283 file",
        "EMP-12 was measured",
        "released 20-11-24 71930264 times",
        "student 1944 of the year",
        "released 24-11-20 71930264, 11-24-20 71930264 and 31-12-99 71930264 times",
        "CBU: 2850590940090418135202",
        "新A计划, 川B方案, 新B2B平台, 차량 12조 5000억",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text))
        .noneMatch(
            found ->
                found.matches(
                    "(PASSPORT|IDENTITY_CARD|PT_NIF|HR_OIB|SE_|FI_|NO_|MEMBER|EMPLOYEE|FILE|US_BANK"
                        + "|UK_SORT|LICENCE_PLATE).*"));
  }
}
