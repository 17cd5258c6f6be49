package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in mails as programs write them: lines cut, letters of older character sets. */
class MailsTest {
  private static final String HEAD = "Content-Transfer-Encoding: Quoted-Printable\n\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Herr J=FCrgen M=FCller, guten Tag ~ PERSON=J=FCrgen M=FCller",
        "Rechnung an: J=C3=BCrgen M=C3=BCll|er, Berlin ~ PERSON=J=C3=BCrgen M=C3=BCll|er",
        "Dear Mr. M=C3|=BCller, good morning ~ PERSON=M=C3|=BCller",
        "Mail: juergen.muelle|r@nordwind-ag.de or call ~ EMAIL=juergen.muelle|r@nordwind-ag.de",
        "Mail: jane.doe=40acme-widgets.com or call ~ EMAIL=jane.doe=40acme-widgets.com",
        "SSN: 536-90|-4399 of hers ~ US_SSN=536-90|-4399",
        "Wir wohnen Hauptstra=DFe 12, 40210 D=FCsseldorf. ~ ADDRESS=Hauptstra=DFe 12, 40210 D=FCsseldorf"
      })
  void areFoundWholeInQuotedPrintable(String text, String found) {
    for (String end : new String[] {"=\n", "=\r\n", "=\\r\\n"}) {
      String mail = HEAD + text.replace("|", end);
      assertThat(Scanned.in(mail)).contains(found.replace("|", end));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "To: =?iso-8859-1?Q?J=FCrgen_M=FCller?= <jm@corp.test> ~ PERSON=J=FCrgen_M=FCller",
        "To: =?windows-1252?q?Ren=E9e_O=92Brien?= <jm@corp.test> ~ PERSON=Ren=E9e_O=92Brien"
      })
  void areFoundInHeadersOfOlderCharacterSets(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "From: =?utf-8?B?SsO8cmdlbiBNw7xsbGVy?= <jm@corp.test> ~ PERSON==?utf-8?B?SsO8cmdlbiBNw7xsbGVy?=",
        "Cc: =?utf-8?B?amFuZS5kb2VAYWNtZS13aWRnZXRzLmNvbQ==?= ~ EMAIL==?utf-8?B?amFuZS5kb2VAYWNtZS13aWRnZXRzLmNvbQ==?="
      })
  void areFoundInWordsOfBase64(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  @Test
  void wordsInARowAreOneText() {
    String words = "=?ISO-8859-1?b?SvxyZ2VuIA==?=\n =?ISO-8859-1?b?TfxsbGVy?=";
    assertThat(Scanned.in("Subject: " + words)).contains("PERSON=" + words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?utf-8?B?@@@?= =?none?B?SsO8?= =?utf-8?B?SsO8cmdlbiBN",
        "Subject: =?utf-8?B?SW52b2ljZQ==?=",
        "a =? b ? c : d =?"
      })
  void whatIsNoWordOrHoldsNothingIsNoValue(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }

  @Test
  void linesOfMailsAreKnownByTheirLengthToo() {
    String line = "<p>Thank you for your order. Please write to us if you miss anything: ";
    assertThat(Scanned.in(line + "jane.d=\noe@acme-widgets.com.</p>"))
        .contains("EMAIL=jane.d=\noe@acme-widgets.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=CA&country=DE",
        "int limit=DE; color=FCFCFC",
        "  private static final Map<String, List<String>> THE_NAMES_OF_ALL_STATES =\n      read();",
        "password=\nusername=\n",
        "dGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZyBhbmQgcnVucyBhd2F5IQ==\nnothing"
      })
  void whatIsNoMailIsReadAsItStands(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }
}
