package io.ledgerline.inspection.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes, dashes and spaces of typesetters end a value as those of typewriters do. */
class TypographyTest {
  private static List<String> types(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return Detectors.standard()
        .examine(utf8, 0, utf8.length, new ScanContext("", 500))
        .findings()
        .stream()
        .map(Finding::type)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREDIT_CARD  | Charge the card \u201c4111 1111 1111 1111\u201d today",
        "CREDIT_CARD  | Card 4111111111111111\u2019s owner",
        "CREDIT_CARD  | Card 4111111111111111\u2014declined",
        "IBAN         | Pay to \u00abDE89370400440532013000\u00bb",
        "US_SSN       | SSN: 078-05-1121\u00a0(new)",
        "MAC_ADDRESS  | Device 00:1A:2B:3C:4D:5E\u2013blocked",
        "IP_ADDRESS   | Host \u201893.184.216.34\u2019 is down",
        "PHONE        | Call \u201c+49 30 12345678\u201d now",
        "GITHUB_TOKEN | Use \u201cghp_16C7e42F292c6912E7710c838347Ae178B4a\u201d for it",
        "EMAIL        | Write to \u201cjane.doe@acme-corp.com\u201d",
      })
  void aValueIsFoundBesideThem(String type, String text) {
    assertThat(types(text)).as(text).contains(type);
  }

  @Test
  void aQuoteIsNoPartOfAnAddress() {
    byte[] utf8 = "Write to \u201cjane.doe@acme-corp.com\u201d".getBytes(UTF_8);
    Finding found =
        Detectors.standard()
            .examine(utf8, 0, utf8.length, new ScanContext("", 500))
            .findings()
            .getFirst();
    assertThat(new String(utf8, found.start(), found.end() - found.start(), UTF_8))
        .isEqualTo("jane.doe@acme-corp.com");
  }
}
