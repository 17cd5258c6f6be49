package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestorerTest {
  private Chat chat;
  private String ann;
  private String mail;

  @BeforeEach
  void hide() {
    chat = new Chat().user("Ann|o\"n@corp.com", Map.of("Ann", "PERSON", "o\"n@corp.com", "EMAIL"));
    String[] sent = chat.sent().getFirst().split("\\|");
    ann = sent[0];
    mail = sent[1];
  }

  @Test
  void restoresWhateverTheCaseThePluralAndTheNeighbours() {
    assertThat(
            chat.restored(
                ann
                    + "'s, "
                    + ann.toUpperCase(Locale.ROOT)
                    + "s, ("
                    + ann.toLowerCase(Locale.ROOT)
                    + ") \""
                    + ann
                    + "\" **"
                    + ann
                    + "** <"
                    + mail
                    + ">"))
        .isEqualTo("Ann's, Anns, (Ann) \"Ann\" **Ann** <o\"n@corp.com>");
  }

  @Test
  void restoresAnAddressInsideAUrlInTheUrlsOwnEncoding() {
    assertThat(chat.restored("https://x/?q=" + mail.replace("@", "%40") + "&n=%20" + ann))
        .isEqualTo("https://x/?q=o%22n%40corp.com&n=%20Ann");
  }

  @Test
  void leavesAndCountsWhatWasAlteredOrMadeUp() {
    String altered = ann.substring(0, ann.length() - 1) + (ann.endsWith("7") ? "8" : "7");
    var restorer = new Restorer(chat.hiding.issued(), Restorer.Level.PLAIN);
    byte[] text = (altered + ", Person1, persons, and " + ann + "x.").getBytes(UTF_8);
    String out =
        new String(restorer.feed(text, 0, text.length), UTF_8)
            + new String(restorer.finish(), UTF_8);
    assertThat(out).isEqualTo(new String(text, UTF_8));
    assertThat(restorer.strays()).isEqualTo(2);
    assertThat(restorer.restored()).isZero();
  }

  @Test
  void holdsBackNoMoreThanWhatMayBecomeAToken() {
    var restorer = new Restorer(chat.hiding.issued(), Restorer.Level.PLAIN);
    assertThat(fed(restorer, "Hello Pers")).isEqualTo("Hello ");
    assertThat(fed(restorer, "uasion, Per")).isEqualTo("Persuasion, ");
    assertThat(fed(restorer, ann.substring(3))).isEmpty();
    assertThat(fed(restorer, ".")).isEqualTo("Ann.");
    assertThat(new String(restorer.finish(), UTF_8)).isEmpty();
  }

  @Test
  void escapesValuesInStreamedArguments() {
    var restorer = new Restorer(chat.hiding.issued(), Restorer.Level.JSON_IN_JSON);
    assertThat(
            fed(restorer, "{\\\"to\\\":\\\"" + mail + "\\\",\\\"n\\\":\\\"a\\\\n" + ann + "\\\"}"))
        .isEqualTo("{\\\"to\\\":\\\"o\\\\\\\"n@corp.com\\\",\\\"n\\\":\\\"a\\\\nAnn\\\"}");
  }

  @Test
  void whereArgumentsHaveANumberOnlyDigitsAreRestored() {
    var numbers = new Chat().user("call 4930123456", Map.of("4930123456", "PHONE"));
    String token = numbers.sent().getFirst().substring(5);
    var restorer = new Restorer(numbers.hiding.issued(), Restorer.Level.JSON_IN_JSON);
    assertThat(fed(restorer, "{\\\"n\\\":" + token + ",\\\"s\\\":\\\"" + token + "\\\"}"))
        .isEqualTo("{\\\"n\\\":4930123456,\\\"s\\\":\\\"4930123456\\\"}");
    restorer = new Restorer(chat.hiding.issued(), Restorer.Level.JSON_IN_JSON);
    assertThat(fed(restorer, "{\\\"n\\\":" + ann + ",")).isEqualTo("{\\\"n\\\":" + ann + ",");
  }

  private static String fed(Restorer restorer, String piece) {
    byte[] bytes = piece.getBytes(UTF_8);
    return new String(restorer.feed(bytes, 0, bytes.length), UTF_8);
  }
}
