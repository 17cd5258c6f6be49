package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name as programs write it is about the same as its words are in a label. */
class NamesTest {
  private final Names names = new Names(Vocabulary.standard());

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
  void readsWhatALabelReads(String name) {
    byte[] utf8 = name.getBytes(UTF_8);
    var label = Label.of(utf8, 0, utf8.length, Vocabulary.standard());
    names.read(utf8, 0, utf8.length);
    assertThat(names.topicsLow()).isEqualTo(label.topicsLow());
    assertThat(names.topicsHigh()).isEqualTo(label.topicsHigh());
  }

  @Test
  void forgetsTheNameBefore() {
    names.read("patientSsn".getBytes(UTF_8), 0, 10);
    assertThat(names.topicsLow()).isNotZero();
    names.read("windowMuseum".getBytes(UTF_8), 0, 12);
    assertThat(names.topicsLow() | names.topicsHigh()).isZero();
  }
}
