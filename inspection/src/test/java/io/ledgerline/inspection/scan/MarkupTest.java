package io.ledgerline.inspection.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field's name in markup reaches its value over tags and line ends, and no further. */
class MarkupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<td>Passport No</td>\n<td>340020013</td>",
        "<tr>\n  <td class=\"label\">Passport No</td>\n  <td class=\"value\">\n    340020013\n  </td>",
        "<label for=\"f1\">Passport No</label>\n<input type=\"text\" id=\"f1\" value=\"340020013\">",
        "<label>Passport No <b>*</b></label><br>\n<input type='text' name='f1' value='340020013'>",
        "{\"html\": \"<td>Passport No<\\/td>\\n<td class=\\\"v\\\">340020013<\\/td>\"}",
        "<label>Passport No</label>\n<input type=\"tel\" value=\"340020013\">"
      })
  void aNameReachesItsValueOverTags(String text) {
    assertThat(Scanned.in(text)).contains("US_PASSPORT=340020013");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<td>Passport No</td>\n<td>none given</td>\n<td class=\"v\">340020013</td>",
        "<p>He lost his passport on the way to the airport, said the officer who wrote all of it"
            + " down in the evening</p>\n<p>340020013</p>",
        "<td>Passport No</td> <td>see file</td> <td class=\"a\"><b>340020013</b>"
      })
  void anotherTextBetweenOrALongOneIsNoName(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }

  @Test
  void whatTheNameSaysIsNotIsNothingElse() {
    assertThat(
            Scanned.in("<label>SIN</label>\n<input type=\"tel\" name=\"f\" value=\"130 692 545\">"))
        .isEmpty();
  }

  @Test
  void anAccountNumberThatFailsIsNoOtherInItsMiddle() {
    assertThat(Scanned.in("bank account: NL92 ABNA 0417 1643 00")).isEmpty();
    assertThat(Scanned.in("bank account: 0417 1643 00"))
        .containsExactly("US_BANK_ACCOUNT=0417 1643 00");
  }

  @Test
  void aSeparatorInQuotationMarksIsNone() {
    var table = "\"name\",\"passport no\",\"city\"\n\"Novak, A.\",\"340020013\",\"Leeds\"\n";
    assertThat(Scanned.in(table)).contains("US_PASSPORT=340020013");
    assertThat(Scanned.in("size,passport no\n5\" disk,340020013\n"))
        .contains("US_PASSPORT=340020013");
    assertThat(Scanned.in("passport no,size\n340020013,\"5, 6\"\n340020014,\"7\n"))
        .contains("US_PASSPORT=340020013", "US_PASSPORT=340020014");
  }
}
