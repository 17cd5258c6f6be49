package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as strings of SQL have them, and as pages have them to keep them from programs. */
class WrittenOtherwiseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "VALUES (7, 'Patrick O''Brien', 'x') ~ PERSON=Patrick O''Brien",
        "SET name = 'Dr. Gina D''Angelo' WHERE ~ PERSON=Gina D''Angelo",
        "mail max.mustermann(at)firma-huber.de bitte ~ EMAIL=max.mustermann(at)firma-huber.de",
        "to jane_doe [at] corp.co.uk, or ~ EMAIL=jane_doe [at] corp.co.uk",
        "<li>j.doe{AT}acme.com</li> ~ EMAIL=j.doe{AT}acme.com",
        "x1.doe < at > acme.com ~ EMAIL=x1.doe < at > acme.com"
      })
  void areFoundWhole(String text, String found) {
    assertThat(Scanned.in(text)).containsExactly(found);
    assertThat(Scanned.in(text + "\n" + text)).containsExactly(found, found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(at)acme.com",
        "look (at acme.com)",
        "look [at) acme.com",
        "your.name(at)example.com",
        "list[at].com",
        "SELECT '' || name || '' FROM t",
        "''",
        "a''"
      })
  void areNoneOfThese(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("EMAIL"));
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("PERSON"));
  }
}
