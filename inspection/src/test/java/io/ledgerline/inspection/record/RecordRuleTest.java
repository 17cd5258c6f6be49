package io.ledgerline.inspection.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRuleTest {
  @Test
  void aPatientsSegmentGivesNamesNumbersBirthAddressAndPhone() {
    assertThat(
            Scanned.in(
                "MSH|^~\\&|ADT1|WARD|LAB|WARD|200708181123||ADT^A01|MSG00001|P|2.5\r"
                    + "PID|1||55120097^^^HOSP^MR~219099998^^^USSSA^SS||OYELARAN^ADUNNI^B^III||19610615|F"
                    + "||C|22 Quarry Row^^Thornaby^NC^27401-1020|GL|^PRN^PH^^1^555^5552004||||||444333333\r"
                    + "NK1|1|Hallqvist^Torvald^W|SPO^SPOUSE\r"
                    + "PV1|1|I|2000^2012^01||||004777^Brackenridge^Zsofia^A\r"))
        .contains(
            "MRN=55120097",
            "US_SSN=219099998",
            "PERSON=OYELARAN",
            "PERSON=ADUNNI",
            "DATE_OF_BIRTH=19610615",
            "ADDRESS=22 Quarry Row",
            "LOCATION=Thornaby",
            "ADDRESS=27401-1020",
            "PHONE=555^5552004",
            "US_SSN=444333333",
            "PERSON=Hallqvist",
            "PERSON=Torvald",
            "PERSON=Brackenridge",
            "PERSON=Zsofia")
        .doesNotContain("PERSON=B", "PERSON=W");
  }

  @ParameterizedTest
  @CsvSource({
    "'GT1|1|4711-88|Brackenridge^Zsofia||22 Quarry Row^^Thornaby^NC^27401|^PRN^PH^^1^555^5552004'"
        + ", PERSON=Brackenridge",
    "'GT1|1||Brackenridge^Zsofia|||||19711201||||219099998', US_SSN=219099998",
    "'MRG|55120097^^^HOSP^MR||||||Hallqvist^Torvald', PERSON=Hallqvist",
    "'IN1|1|A|B|C||||||||||||Oyelaran^Adunni||19850412', PERSON=Oyelaran",
    "'OBR|1|||80048||||||004777^Brackenridge^Zsofia^A', PERSON=Brackenridge",
    "'ORC|RE|1||||||||004777^Hallqvist^Torvald', PERSON=Hallqvist",
    "'PER*IC*ADUNNI OYELARAN*TE*6175550123~', PERSON=ADUNNI OYELARAN",
    "'PER*IC*ADUNNI OYELARAN*TE*6175550123~', PHONE=6175550123",
    "'INSERT IGNORE INTO t (last_name) VALUES (''Hallqvist'')', PERSON=Hallqvist",
    "'INSERT OR REPLACE INTO t (last_name) VALUES (''Hallqvist'')', PERSON=Hallqvist",
    "'REPLACE INTO t (last_name) VALUES (''Hallqvist'')', PERSON=Hallqvist"
  })
  void everySegmentOfAPersonIsReadByItsFields(String record, String found) {
    assertThat(Scanned.in(record)).contains(found);
  }

  @Test
  void aClaimsSegmentsGiveTheInsuredAndWhereTheyLive() {
    assertThat(
            Scanned.in(
                "NM1*IL*1*OYELARAN*ADUNNI*T***MI*99120034~N3*22 QUARRY ROW~N4*THORNABY*TX*75201~"
                    + "DMG*D8*19500501*F~REF*SY*219099998~NM1*PR*2*BRIGHTWATER MUTUAL~"))
        .contains(
            "PERSON=OYELARAN",
            "PERSON=ADUNNI",
            "HEALTH_PLAN_ID=99120034",
            "ADDRESS=22 QUARRY ROW",
            "LOCATION=THORNABY",
            "ADDRESS=75201",
            "DATE_OF_BIRTH=19500501",
            "US_SSN=219099998",
            "ORGANIZATION=BRIGHTWATER MUTUAL");
  }

  @Test
  void aCardGivesItsOwnersNameBirthAddressAndPhone() {
    assertThat(
            Scanned.in(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Oyelaran;Adunni;;Ms.;\r\nFN:Adunni Oyelaran\r\n"
                    + "item1.TEL;TYPE=WORK:0115 496 0345\r\nADR;TYPE=HOME:;;22 Quarry"
                    + " Row;Thornaby;;TS17 6AA;UK\r\nBDAY:19850412\r\nEND:VCARD\r\n"))
        .contains(
            "PERSON=Oyelaran",
            "PERSON=Adunni",
            "PERSON=Adunni Oyelaran",
            "PHONE=0115 496 0345",
            "ADDRESS=22 Quarry Row;Thornaby;;TS17 6AA;UK",
            "DATE_OF_BIRTH=19850412");
  }

  @Test
  void valuesThatAreInsertedAreReadUnderTheNameOfTheirColumn() {
    assertThat(
            Scanned.in(
                "INSERT INTO crm.customers (id, \"first_name\", last_name, ssn, dob, phone, city) VALUES\n"
                    + "(1, 'Adunni', 'O''Hallqvist', '219099998', '1980-03-04', '6175550123',"
                    + " 'Thornaby'),\n(2, NULL, 'Brackenridge', md5('x, y'), '1971-12-01', DEFAULT,"
                    + " 'unknown');"))
        .contains(
            "PERSON=Adunni",
            "PERSON=O''Hallqvist",
            "US_SSN=219099998",
            "DATE_OF_BIRTH=1980-03-04",
            "PHONE=6175550123",
            "LOCATION=Thornaby",
            "PERSON=Brackenridge",
            "DATE_OF_BIRTH=1971-12-01")
        .doesNotContain("PERSON=NULL", "LOCATION=unknown");
  }

  @Test
  void whatIsEscapedOnceMoreIsToldWhereItStands() {
    assertThat(
            Scanned.in(
                "{\"q\":\"INSERT INTO t (last_name, ssn)\\nVALUES ('H\\u00e4llqvist', '219099998')\"}"))
        .contains("PERSON=H\\u00e4llqvist", "US_SSN=219099998");
  }

  @Test
  void rowsOfADumpAreReadUnderTheNamesAboveThem() {
    assertThat(
            Scanned.in(
                "COPY public.customers (id, first_name, last_name, ssn, city) FROM stdin;\n"
                    + "1\tAdunni\tHallqvist\t219099998\tZurbarat\n2\tZsofia\t\\N\t\\N\tDayton\n\\.\n\n"
                    + "-- Name: Customers Pkey\n"))
        .contains(
            "PERSON=Adunni",
            "PERSON=Hallqvist",
            "US_SSN=219099998",
            "LOCATION=Zurbarat",
            "PERSON=Zsofia",
            "LOCATION=Dayton");
    assertThat(
            Scanned.in(
                "COPY t (last_name) FROM stdin;\r\nHallqvist\r\nBrack\r\n\\.\r\nindex pkey\nother words\n"))
        .contains("PERSON=Hallqvist", "PERSON=Brack")
        .noneMatch(found -> found.contains("pkey") || found.contains("words"));
  }

  @Test
  void givenNamesInAnArrayTellTheFamilyBesideThem() {
    assertThat(
            Scanned.in(
                "{\"resourceType\":\"Patient\",\"name\":[{\"use\":\"official\",\"family\":\"Hallqvist\","
                    + "\"given\":[\"Zsofia\",\"Adunni\"]}],\"gender\":\"female\"}"))
        .contains("PERSON=Hallqvist", "PERSON=Zsofia", "PERSON=Adunni");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"font\":{\"family\":\"Garamond\",\"given\":3}}",
        "INSERT INTO settings (key, value) VALUES ('Theme', 'Dark Mode');",
        "COPY the Form (first, last) FROM Brass",
        "insert into the slot (first, then last) values of Brass",
        "Rapid|PID|1||x",
        "the REF*SY is explained in N3* of the guide",
        "PID controller tuning: Kp|Tk|Kd"
      })
  void whatIsNoRecordOfAPersonGivesNobody(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("PERSON="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INSERT INTO t (last_name) VALUES ('", "PID|", "BEGIN:VCARD\nN:", "NM1*IL*1*"})
  void aRecordThatEndsInTheMiddleEndsTheScanToo(String begun) {
    assertThat(Scanned.in(begun)).isEmpty();
    assertThat(Scanned.in(begun.repeat(300))).hasSizeLessThan(1000);
  }
}
