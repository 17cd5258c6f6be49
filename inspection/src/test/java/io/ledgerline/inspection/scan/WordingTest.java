package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names of fields, columns and variables are about. */
class WordingTest {
  private final Wording wording = new Wording(Vocabulary.standard());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patientSsn",
        "socialSecurityNumber",
        "accountNumber",
        "dateOfBirth",
        "windowMuseum",
        "x",
        "aB",
        "cardCVVCode",
        "customerNationalInsuranceNumberOrNothing"
      })
  void aProgramsNameIsReadAsItsWordsAre(String name) {
    wording.readName(name.getBytes(UTF_8), 0, name.length());
    long low = wording.topicsLow();
    long high = wording.topicsHigh();
    read(name);
    assertThat(wording.topicsLow()).isEqualTo(low);
    assertThat(wording.topicsHigh()).isEqualTo(high);
  }

  @Test
  void forgetsTheNameBefore() {
    read("patientSsn");
    assertThat(wording.topicsLow()).isNotZero();
    read("windowMuseum");
    assertThat(wording.topicsLow() | wording.topicsHigh()).isZero();
  }

  @Test
  void aPhraseIsMoreThanItsWords() {
    read("tax_file_number");
    assertThat(wording.topicsLow()).isEqualTo(Topic.TFN.low());
    assertThat(wording.topicsHigh()).isEqualTo(Topic.TFN.high());
    read("National Insurance number");
    assertThat(wording.topicsLow() | wording.topicsHigh()).isEqualTo(Topic.NINO.low());
  }

  @Test
  void aNumberSignIsANumber() {
    read("MR#");
    assertThat(wording.topicsLow()).isEqualTo(Topic.MRN.low());
  }

  @Test
  void aKnownWordWithACapitalInsideIsOne() {
    read("IdNr.");
    assertThat(wording.topicsLow()).isEqualTo(Topic.STEUER_ID.low());
  }

  @Test
  void aWordInAScriptWithoutSpacesIsFoundInside() {
    read("ที่ เลขประจำตัวประชาชน");
    assertThat(wording.topicsLow()).isEqualTo(Topic.THAI_ID.low());
  }

  @Test
  void noNameIsTooLong() {
    read("taxId#".repeat(200));
    assertThat(wording.topicsHigh()).isEqualTo(Topic.TAX_ID.high());
  }

  private void read(String name) {
    byte[] utf8 = name.getBytes(UTF_8);
    wording.read(utf8, 0, utf8.length);
  }
}
