package io.ledgerline.inspection.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail addresses whose domain ends in letters of another script (RFC 6531). */
class NativeAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "иван@почта.рф",
        "petrov@почта.рф",
        "олена.шевченко@пошта.укр",
        "zhang@例子.中国",
        "用户@例子.中国",
        "דנה@דואר.ישראל",
        "maria@ταχυδρομείο.ελ",
        "kim@메일.한국"
      })
  void areFound(String address) {
    assertThat(Scanned.in("mail: " + address + " (work)")).contains("EMAIL=" + address);
  }
}
