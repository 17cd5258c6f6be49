package io.ledgerline.inspection.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableRuleTest {
  @Test
  void aColumnOfNamesGivesNamesThatAreOnNoList() {
    assertThat(
            Scanned.in(
                "id,first_name,last_name,city,dob\r\n1,Adunni,Hallqvist,Zurbarat,1980-03-04\r\n"
                    + "2,\"Zsofia\",\"Brack, née Oyelaran\",Dayton,1971-12-01\r\n\r\nNothing,Else"))
        .contains(
            "PERSON=Adunni",
            "PERSON=Hallqvist",
            "LOCATION=Zurbarat",
            "PERSON=Zsofia",
            "PERSON=Brack, née Oyelaran",
            "LOCATION=Dayton")
        .doesNotContain("PERSON=Nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          name;vorname;geburtsdatum;ort\\nOyelowo;Zinhle;12.03.1977;Quakenbrück            ! PERSON=Zinhle
          Employee\\tSalary\\nAdunni Hallqvist\\t51000                                     ! PERSON=Adunni Hallqvist
          | Name | Department | Manager |\\n|---|---|---|\\n| Wren Hallo | Legal | Bo Tann | ! PERSON=Wren Hallo
          | Name | Department | Manager |\\n|---|---|---|\\n| Wren Hallo | Legal | Bo Tann | ! PERSON=Bo Tann
          patient,street,zip\\nAdunni Hallqvist,22 Quarry Row,27401                         ! ADDRESS=22 Quarry Row,27401
          """)
  void tablesOfAllSortsAreRead(String table, String found) {
    assertThat(Scanned.in(table.replace("\\n", "\n").replace("\\t", "\t"))).contains(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| Name | Type | Description |\n|---|---|---|\n| Retry Limit | int | How often |",
        "name,version\nLodash Core,4.17\nReact Dom,18.2",
        "enum Topic {\n  EMPLOYEE,\n  MEMBER,\n  FILE,\n  VERSION,\n}",
        "        \"fullname\",\n        \"contact\",\n        \"classifiers\",\n",
        "assert spec, (SOURCES, fullname)\nreturn Spec, Fullname",
        "customer,amount\nBrightwater Ltd,12.50",
        "name,city,visitors\nEiffel Tower,Paris,6000000",
        "file name,owner\nQuarterly Report,finance"
      })
  void tablesAndListsOfOtherThingsGiveNobody(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("PERSON="));
  }
}
