package io.ledgerline.inspection.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that holds escaped text, as the result of a tool that gives JSON in a string. */
class EscapedTextTest {
  private static final String KEY =
      "sk-ant-"
          + "api03-NqVwYS81VP7Hb1DX8pPd5khxE3pyIgKpaUnArl63XykWZeiNNC"
          + "iia3anXn9k3ksu9mI4ROnl89Sm995ytbxAk7jqevt0MAA";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"body\":\"Hello\\nSSN: 536-90-4399\\nBye\"}",
        "{\\\"body\\\":\\\"Hello\\\\nSSN: 536-90-4399\\\\nBye\\\"}",
        "name\\tAnna\\r\\nssn\\t536-90-4399\\r\\n",
        "\\u003cssn\\u003e536-90-4399\\u003c/ssn\\u003e",
        "id,ssn,note\\n17,536-90-4399,none\\n"
      })
  void findsTheValueBehindAnEscape(String text) {
    assertThat(Scanned.in(text)).contains("US_SSN=536-90-4399");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"J\\u00fcrgen M\\u00FCller\",\"n\":1} | PERSON=J\\u00fcrgen M\\u00FCller",
        "{\\\"name\\\":\\\"J\\\\u00fcrgen M\\\\u00fcller\\\"} | PERSON=J\\\\u00fcrgen M\\\\u00fcller",
        "{\"mail\":\"jane\\u0040northwind-traders.com\"} | EMAIL=jane\\u0040northwind-traders.com",
        "to:\\njane@northwind-traders.com\\nby M\\u00fc | EMAIL=jane@northwind-traders.com",
        "{\"n\":\"\\ud83d\\ude00 \\u53c2 SSN: 536-90-4399 \\ud83d\"} | US_SSN=536-90-4399",
        "\\u0053SN: 536-90-\\u0034399 | US_SSN=536-90-\\u0034399"
      })
  void findsAValueWithItsLettersAsNumbers(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  /** As .NET, Go, Gson and PHP write JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"m\":\"jane\\u002Bcrm@northwind-traders.com\"} | EMAIL=jane\\u002Bcrm@northwind-traders.com",
        "{\"name\":\"Siobhan O\\u0027Brien\"} | PERSON=Siobhan O\\u0027Brien",
        "{\"phone\":\"\\u002B49 30 901820\"} | PHONE=\\u002B49 30 901820",
        "{\"birth_date\":\"12\\/03\\/1980\"} | DATE_OF_BIRTH=12\\/03\\/1980",
        "{\"db\":\"postgres:\\/\\/svc:Hunter2Kite9@db\\/main\"} | URL_PASSWORD=Hunter2Kite9",
        "{\"password\":\"Tr0ub\\u00264dor\\u00263\"} | PASSWORD=Tr0ub\\u00264dor\\u00263",
        "{\"to\":\"\\u003Cjane@northwind-traders.com\\u003E\"} | EMAIL=jane@northwind-traders.com"
      })
  void findsAValueWithMarksThatItsWriterEscapes(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  @Test
  void findsASecretThatBeginsALine() {
    assertThat(Scanned.in("export:\\n" + KEY + "\\nend"))
        .containsExactly("ANTHROPIC_API_KEY=" + KEY);
    assertThat(Scanned.in("api_key\\u003d" + KEY)).containsExactly("ANTHROPIC_API_KEY=" + KEY);
  }

  @Test
  void findsTheAddressWithoutTheLetterOfTheEscape() {
    assertThat(Scanned.in("To:\\njane@northwind-traders.com\\nCc: none"))
        .containsExactly("EMAIL=jane@northwind-traders.com");
  }

  @Test
  void offsetsCountInTheTextAsItCame() {
    byte[] text = "äöü\\n\\tSSN 536-90-4399".getBytes(UTF_8);
    var found = Detectors.standard().scan(text, 4, text.length, ScanContext.NONE);
    assertThat(found).hasSize(1);
    assertThat(new String(text, found.getFirst().start(), 11, UTF_8)).isEqualTo("536-90-4399");
    assertThat(found.getFirst().end()).isEqualTo(text.length);
  }

  @Test
  void anEscapeThatTheTextCutsOffIsNone() {
    assertThat(Scanned.in("SSN 536-90-4399\\u00")).containsExactly("US_SSN=536-90-4399");
    assertThat(Scanned.in("SSN 536-90-4399\\")).containsExactly("US_SSN=536-90-4399");
  }
}
