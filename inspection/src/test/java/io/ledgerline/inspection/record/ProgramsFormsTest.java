package io.ledgerline.inspection.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /u?email=a.hall%40brightwater.co.uk&x=1 HTTP/1.1 | EMAIL=a.hall%40brightwater.co.uk
          to=adunni%2Bwork%40acme.io                           | EMAIL=adunni%2Bwork%40acme.io
          /call?to=%2B16175550123&from=desk                    | PHONE=%2B16175550123
          QUIGLEY/MARISOL MS  PNR X4J7QK                       | PERSON=QUIGLEY/MARISOL
          <person:last_name>Hallqvist</person:last_name>       | PERSON=Hallqvist
          <City>Zurbarat</City>                                | LOCATION=Zurbarat
          """)
  void valuesAreFoundInTheFormThatProgramsGiveThem(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width%40height",
        "50%40x",
        "a%40b.c1",
        "%2B12",
        "hash=%2B0123456789",
        "x=%2B1617555012345678"
      })
  void otherEncodedSignsAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(EMAIL|PHONE)=.*"));
  }
}
