package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that pages, forms and mails have encoded. */
class EncodedValuesTest {
  private static final String PERSON = "PERSON";

  private static String token(String value) {
    return new Chat().user(value, Map.of(value, PERSON)).sent().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "J&uuml;rgen M&uuml;ller | &#",
        "J&#252;rgen M&#xFC;ller | &#",
        "J%C3%BCrgen+M%C3%BCller | %",
        "J%c3%bcrgen%20M%c3%bcller | %",
        "J=C3=BCrgen_M=C3=BCller | =",
        "J=FCrgen M=FCller | ="
      })
  void leaveAsTheOneTokenOfWhatIsMeantEncodedLikewise(String encoded, String sign) {
    var chat =
        new Chat().user("By " + encoded + ".", Map.of(encoded, PERSON)).model("Jürgen Müller");
    var sent = chat.sent();
    String person = token("Jürgen Müller");
    assertThat(sent.get(1)).isEqualTo(person);
    assertThat(sent.getFirst())
        .startsWith("By P")
        .contains(sign)
        .isNotEqualTo("By " + person + ".");
    assertThat(chat.restored(sent.getFirst())).isEqualTo("By " + encoded + ".");
    assertThat(chat.restored("To " + person)).isEqualTo("To Jürgen Müller");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jürgen O'Brien | J&uuml;rgen O&#39;Brien",
        "Jürgen O'Brien | J&uuml;rgen O&#039;Brien",
        "Jürgen O'Brien | Jürgen O&#x27;Brien",
        "Jürgen O'Brien | J&#252;rgen O'Brien",
        "Jürgen O'Brien | J%C3%BCrgen+O%27Brien",
        "Jürgen O'Brien | J%C3%BCrgen%20O%27Brien",
        "Jürgen O'Brien | J%C3%BCrgen%20O'Brien",
        "Jürgen O'Brien | J%c3%bcrgen+O%27Brien",
        "Jürgen O'Brien | J&#xfc;rgen O&#39;Brien",
        "p<w>d&1x | p&lt;w&gt;d&amp;1x",
        "12/3 Elm St | 12/3%20Elm%20St",
        "Smith & Sons | Smith &amp; Sons",
        "12 Elm Street | 12+Elm+Street"
      })
  void areHiddenWhereTheirClientEncodedWhatCameBack(String value, String encoded) {
    var chat = new Chat().user(value, Map.of(value, PERSON)).model("At x?y=%20 & " + encoded);
    String sent = chat.sent().get(1);
    assertThat(sent).doesNotContain(encoded).startsWith("At x?y=%20 & P");
    assertThat(chat.restored(sent)).isEqualTo("At x?y=%20 & " + encoded);
  }

  @ParameterizedTest
  @CsvSource({
    "hunter%41x",
    "a+b/c==",
    "state=CA",
    "AT&T;",
    "100%DEF",
    "k=ea7f99",
    "x=deadbeef",
    "k=EA7F99"
  })
  void signsThatEncodeNothingAreTheValues(String value) {
    var chat = new Chat().user("It is " + value, Map.of(value, "PASSWORD"));
    String sent = chat.sent().getFirst();
    assertThat(sent).matches("It is Password[0-9][0-9A-Z]+");
    assertThat(chat.restored(sent)).isEqualTo("It is " + value);
  }

  @Test
  void whatIsEscapedAndEncodedIsTheOneValue() {
    String value = "J\\u0026uuml;rgen M\\u0026uuml;ller";
    var chat =
        new Chat().user("{\"by\":\"" + value + "\"}", Map.of(value, PERSON)).model("Jürgen Müller");
    var sent = chat.sent();
    assertThat(sent.get(1)).isEqualTo(token("Jürgen Müller"));
    assertThat(chat.restored(sent.getFirst())).isEqualTo("{\"by\":\"" + value + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jane+crm%40corp.com | jane+crm@corp.com",
        "+49%2030%201234567 | +49 30 1234567",
        "ab+cd%3D%3D | ab+cd==",
        "jane_doe=40corp.com | jane_doe@corp.com",
        "O\\u0027Brien%20x | O'Brien x"
      })
  void signsThatMeanThemselvesStay(String value, String meant) {
    var chat = new Chat().user("{\"to\":\"" + value + "\"}", Map.of(value, PERSON)).model(meant);
    assertThat(chat.sent().get(1)).isEqualTo(token(meant));
  }

  @Test
  void aFormStaysOne() {
    String value = "%2B49+30+1234567";
    var chat = new Chat().user("phone=" + value + "&x=1", Map.of(value, "PHONE"));
    String sent = chat.sent().getFirst();
    assertThat(sent).matches("phone=%2B[0-9%A-F]+&x=1");
    assertThat(chat.restored(sent)).isEqualTo("phone=" + value + "&x=1");
  }

  @Test
  void theirTokensOfAnEarlierCallComeBackToTheLetter() {
    String value = "J&uuml;rgen M&uuml;ller";
    var before = new Chat().user("By " + value, Map.of(value, PERSON));
    String sent = before.sent().getFirst();
    var chat = new Chat().user("Who? & %");
    before.hiding.issued().all().forEach(chat.hiding::known);
    chat.sent();
    assertThat(chat.restored(sent)).isEqualTo("By " + value);
  }

  @Test
  void comeBackInPiecesOfAnySize() {
    String encoded = "J&uuml;rgen M&uuml;ller";
    var chat = new Chat().user("<b>" + encoded + "</b>", Map.of(encoded, PERSON));
    byte[] sent = chat.sent().getFirst().getBytes(UTF_8);
    for (int size = 1; size < sent.length; size++) {
      var restorer = new Restorer(chat.hiding.issued(), Restorer.Level.PLAIN);
      var out = new StringBuilder();
      for (int at = 0; at < sent.length; at += size) {
        out.append(new String(restorer.feed(sent, at, Math.min(sent.length, at + size)), UTF_8));
      }
      assertThat(out.append(new String(restorer.finish(), UTF_8)))
          .hasToString("<b>" + encoded + "</b>");
      assertThat(restorer.strays()).isZero();
    }
  }
}
