package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in which HTML writes blanks, letters and signs as words, and such with narrow blanks. */
class ReferencesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          <td>DE89&nbsp;3704&nbsp;0044&nbsp;0532&nbsp;0130&nbsp;00</td> ~ IBAN=DE89&nbsp;3704&nbsp;0044&nbsp;0532&nbsp;0130&nbsp;00
          IBAN FR14&#xA0;2004&#xA0;1010&#xA0;0505&#xA0;0001&#xA0;3M02&#xA0;606 ~ IBAN=FR14&#xA0;2004&#xA0;1010&#xA0;0505&#xA0;0001&#xA0;3M02&#xA0;606
          <b>4111&nbsp;1111&nbsp;1111&nbsp;1111</b> ~ CREDIT_CARD=4111&nbsp;1111&nbsp;1111&nbsp;1111
          Karte: 5555&#160;5555&#160;5555&#160;4444 ~ CREDIT_CARD=5555&#160;5555&#160;5555&#160;4444
          <p>Tel.&nbsp;+49&nbsp;30&nbsp;901820</p> ~ PHONE=+49&nbsp;30&nbsp;901820
          <p>Call (415)&nbsp;555-2671 now</p> ~ PHONE=(415)&nbsp;555-2671
          <td>&nbsp;&nbsp;Phone:&nbsp;</td><td>+44&thinsp;20&thinsp;7946&thinsp;0958</td> ~ PHONE=+44&thinsp;20&thinsp;7946&thinsp;0958
          {"html": "<p>\\u00dc: Tel.&nbsp;+49&nbsp;30&nbsp;901820</p>"} ~ PHONE=+49&nbsp;30&nbsp;901820
          <p>write to jane&#64;acme&#46;com</p> ~ EMAIL=jane&#64;acme&#46;com
          <p>write to jane.doe&#x40;acme.com or</p> ~ EMAIL=jane.doe&#x40;acme.com
          <p>write to jane_doe&commat;acme&period;co.uk</p> ~ EMAIL=jane_doe&commat;acme&period;co.uk
          Herr&nbsp;Max&nbsp;Huber kommt ~ PERSON=Max&nbsp;Huber
          <p>Herr J&uuml;rgen M&#252;ller kommt</p> ~ PERSON=J&uuml;rgen M&#252;ller
          <td>Name: Siobhan O&#39;Brien</td> ~ PERSON=Siobhan O&#39;Brien
          <td>Name: Siobhan O&rsquo;Brien</td> ~ PERSON=Siobhan O&rsquo;Brien
          <p>Madame Ren&eacute;e Lef&egrave;vre vient</p> ~ PERSON=Ren&eacute;e Lef&egrave;vre
          <p>Name: Jane&#x20;Doe</p> ~ PERSON=Jane&#x20;Doe
          <p>Phone: &#43;49 30 901820</p> ~ PHONE=&#43;49 30 901820
          """)
  void areFound(String text, String finding) {
    assertThat(Scanned.in(text)).containsExactly(finding);
    assertThat(Scanned.in(text + " &nbsp; " + text)).containsExactly(finding, finding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u202f", "\u2009", "\u2007"})
  void blanksOfOtherWidthsAreBlanks(String blank) {
    assertThat(Scanned.in("IBAN DE89 3704 0044 0532 0130 00".replace(" ", blank)))
        .containsExactly("IBAN=DE89 3704 0044 0532 0130 00".replace(" ", blank));
    assertThat(Scanned.in("card 4111 1111 1111 1111".replace(" ", blank))).hasSize(1);
    assertThat(Scanned.in("phone +33 1 42 68 53 00".replace(" ", blank))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "total 1&nbsp;234&nbsp;567 items",
        "<td>12&nbsp;345</td><td>6&nbsp;789</td>",
        "4111&nbsp;2222 units &nbsp &nbs; &; & &#160 &#1600;",
        "&nbsp;&nbsp;&nbsp;",
        "&",
        "a&nbsp;",
        "&lt;b&gt; &amp; &quot;x&quot; &#60;i&#62; &#xD800; &#99999999; &#x110000; &Uuml",
      })
  void nothingElseIsFound(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }
}
