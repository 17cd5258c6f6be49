package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a tool's result has in JSON as text, where they are escaped. */
class EscapedValuesTest {
  private static final String ESCAPED = "J\\u00fcrgen M\\u00fcller";
  private static final String RESULT = "{\"name\":\"" + ESCAPED + "\"}";

  private static String token(String value, String type) {
    return new Chat().user(value, Map.of(value, type)).sent().getFirst();
  }

  private static Chat read() {
    return new Chat().user(RESULT, Map.of(ESCAPED, "PERSON"));
  }

  @Test
  void leaveAsTheOneTokenOfTheValueWhichIsEscapedLikewise() {
    String person = token("Jürgen Müller", "PERSON");
    assertThat(read().sent().getFirst())
        .isEqualTo("{\"name\":\"P\\u0065" + person.substring(2) + "\"}");
  }

  @Test
  void comeBackAsTheyAreMeantWhereTheModelWritesTheTokenPlain() {
    Chat chat = read();
    chat.sent();
    assertThat(chat.restored("Call " + token("Jürgen Müller", "PERSON") + "."))
        .isEqualTo("Call Jürgen Müller.");
  }

  @Test
  void comeBackToTheLetterWhereTheModelCopiesThem() {
    Chat chat = read();
    assertThat(chat.restored(chat.sent().getFirst())).isEqualTo(RESULT);
  }

  @Test
  void areHiddenByTheSameTokenInEverySpellingOnTheNextTurn() {
    String person = token("Jürgen Müller", "PERSON");
    var sent =
        read()
            .model("Jürgen Müller, J\\u00FCrgen M\\u00FCller")
            .user("In a string: " + ESCAPED.replace("\\", "\\\\"))
            .sent();
    assertThat(sent.get(1)).isEqualTo(person + ", P\\u0065\\u0072" + person.substring(3));
    assertThat(sent.get(2)).isEqualTo("In a string: P\\\\u0065" + person.substring(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN | %s | Jürgen Müller",
        "JSON | %s | Jürgen Müller",
        "JSON | P\\\\u0065%s | J\\\\u00fcrgen M\\\\u00fcller",
        "JSON_IN_JSON | {\\\"to\\\":\\\"%s\\\"} | {\\\"to\\\":\\\"Jürgen Müller\\\"}",
        "JSON_IN_JSON | {\\\"to\\\":\\\"P\\\\u0065%s\\\"} | {\\\"to\\\":\\\"J\\\\u00fcrgen M\\\\u00fcller\\\"}",
        "JSON_IN_JSON | {\\\"old\\\":\\\"P\\\\\\\\u0065%s\\\"} | {\\\"old\\\":\\\"J\\\\\\\\u00fcrgen M\\\\\\\\u00fcller\\\"}"
      })
  void comeBackAsTheirPlaceHasThemInAnyPieces(Restorer.Level level, String wire, String back) {
    Chat chat = read();
    chat.sent();
    String person = token("Jürgen Müller", "PERSON");
    byte[] bytes =
        wire.formatted(wire.contains("u0065") ? person.substring(2) : person).getBytes(UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      var restorer = new Restorer(chat.hiding.issued(), level);
      var out = new StringBuilder();
      for (int at = 0; at < bytes.length; at += size) {
        byte[] piece = restorer.feed(bytes, at, Math.min(bytes.length, at + size));
        out.append(new String(piece, UTF_8));
      }
      assertThat(out.append(new String(restorer.finish(), UTF_8))).hasToString(back);
    }
  }

  @Test
  void areTheOneValueHoweverTheyAreEscaped() {
    String odd = "J\\u00fcr\\u0067en M\\u00fCller";
    String result = "{\"name\":\"" + odd + "\"}";
    var chat = new Chat().user(result, Map.of(odd, "PERSON")).model("Jürgen Müller");
    var sent = chat.sent();
    assertThat(sent.get(1)).isEqualTo(token("Jürgen Müller", "PERSON"));
    assertThat(sent.getFirst()).doesNotContain("M\\u00fCller").contains("\"P");
    assertThat(chat.restored(sent.getFirst())).isEqualTo(result);
  }

  @Test
  void aLineFeedInAnAddressIsOneInTheToolThatIsGivenIt() {
    String escaped = "12 Elm St\\nSpringfield";
    var chat = new Chat().user("{\"address\":\"" + escaped + "\"}", Map.of(escaped, "ADDRESS"));
    chat.sent();
    assertThat(chat.restored(token("12 Elm St\nSpringfield", "ADDRESS")))
        .isEqualTo("12 Elm St\nSpringfield");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CORP\\nina", "CORP\\user1"})
  void aBackslashOutsideOfStringsIsOne(String user) {
    var chat = new Chat().user("login " + user, Map.of(user, "USERNAME"));
    String sent = chat.sent().getFirst();
    assertThat(sent).doesNotContain("\\");
    assertThat(chat.restored(sent)).isEqualTo("login " + user);
  }

  @Test
  void longValuesDontFillTheMemoryWithTheirSpellings() {
    var hiding = new Hiding(new TokenMint(Chat.KEY, ""));
    for (int i = 0; i < 20; i++) {
      byte[] utf8 = (i + "ü/\n".repeat(50_000) + "\\").getBytes(UTF_8);
      int number = hiding.add(new Passage(0, false, utf8, 0, utf8.length));
      hiding.found(number, 0, utf8.length, "PRIVATE_KEY", Chat.WORD);
    }
    assertThatThrownBy(hiding::settle)
        .isInstanceOf(TooManyValuesException.class)
        .hasMessageContaining("or shorter");
  }
}
