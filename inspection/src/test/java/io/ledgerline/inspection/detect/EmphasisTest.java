package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of which pages and search engines show a part otherwise. */
class EmphasisTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Call <em>Jane</em> <em>Doe</em> about it. ~ PERSON=Jane</em> <em>Doe",
        "Call <b>Jane</b> Doe about it. ~ PERSON=Jane</b> Doe",
        "Call Jane <em class='hlt1'>Doe</em>, about it. ~ PERSON=Jane <em class='hlt1'>Doe",
        "Call <em class=`hlt1`>Jane Doe</em> about it. ~ PERSON=Jane Doe",
        "Call <b><i>Jane</i></b> <i>Doe</i> ~ PERSON=Jane</i></b> <i>Doe",
        "mail <b>jane</b>.doe@acme.com now ~ EMAIL=jane</b>.doe@acme.com",
        "IBAN <b>DE89</b> 3704 0044 0532 0130 00 ~ IBAN=DE89</b> 3704 0044 0532 0130 00",
        "call <b>+49 30</b> 901820 ~ PHONE=+49 30</b> 901820",
        "<b>jane@acme.com</b> ~ EMAIL=jane@acme.com"
      })
  void areFoundWholeAndWithoutTheTagsBeside(String text, String found) {
    assertThat(Scanned.in(text)).containsExactly(found.replace('`', '"'));
    assertThat(Scanned.in(text + " <br> " + text)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span>Name:</span><span>Jane Doe</span>",
        "<span title=\"x\">Jane Doe</span>",
        "<b>Jane Doe",
        "</b>Jane Doe</b",
        "<b><b><b>Jane Doe",
        "a < b and Jane Doe <b"
      })
  void tagsAreNoPartOfWhatStandsBesideThem(String text) {
    assertThat(Scanned.in(text)).contains("PERSON=Jane Doe");
  }
}
