package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that a model writes with other separators, or none, as they do in tool arguments. */
class RespellingsTest {
  private static final String IBAN = "DE89 3704 0044 0532 0130 00";
  private static final String PHONE = "+49 30 901820";

  private static String token(Chat chat) {
    String sent = chat.sent().getFirst();
    return sent.substring("it is ".length());
  }

  @ParameterizedTest
  @CsvSource({
    "IBAN,DE89 3704 0044 0532 0130 00,' ','',DE89370400440532013000",
    "IBAN,DE89 3704 0044 0532 0130 00,' ','-',DE89-3704-0044-0532-0130-00",
    "PHONE,+49 30 901820,' ','',+4930901820",
    "PHONE,+49 30 901820,' ','-',+49-30-901820",
    "PHONE,+49 30 901820,' ','.',+49.30.901820",
    "PHONE,555-010-9944,'-',' ',555 010 9944",
    "CREDIT_CARD,4111 1111 1111 1111,' ','',4111111111111111"
  })
  void comeBackAsTheyWereWritten(String type, String value, String from, String to, String back) {
    var chat = new Chat().user("it is " + value, Map.of(value, type));
    String token = token(chat);
    assertThat(token).isNotEqualTo(value);
    assertThat(chat.restored("to " + token.replace(from, to) + ", ok"))
        .isEqualTo("to " + back + ", ok");
  }

  @Test
  void numbersWithoutSeparatorsComeBackInFours() {
    String value = "DE89370400440532013000";
    var chat = new Chat().user("it is " + value, Map.of(value, "IBAN"));
    String fours = token(chat).replaceAll("(.{4})(?=.)", "$1 ");
    assertThat(chat.restored(fours)).isEqualTo(IBAN);
  }

  @Test
  void areHiddenAsTheModelWroteThemOnTheNextTurn() {
    var first = new Chat().user("it is " + IBAN, Map.of(IBAN, "IBAN"));
    String compact = token(first).replace(" ", "");
    String answered = first.restored("pay to " + compact);
    assertThat(answered).isEqualTo("pay to DE89370400440532013000");

    var second = new Chat().user("it is " + IBAN, Map.of(IBAN, "IBAN")).model(answered);
    assertThat(second.sent())
        .containsExactly(
            "it is " + token(new Chat().user("it is " + IBAN, Map.of(IBAN, "IBAN"))),
            "pay to " + compact);
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL,jane.doe@corp.com,jane.doe%40corp.com",
    "PHONE,+49 30 901820,%2B49%2030%20901820",
    "IBAN,DE89 3704 0044 0532 0130 00,DE89%203704%200044%200532%200130%2000"
  })
  void areHiddenAsAnAddressHasThemOnTheNextTurn(String type, String value, String encoded) {
    var first = new Chat().user("it is " + value, Map.of(value, type));
    String inAddress = "https://x/?q=" + encoded(token(first)) + "&n=1";
    String answered = first.restored(inAddress);
    assertThat(answered).isEqualTo("https://x/?q=" + encoded + "&n=1");

    var second = new Chat().user("it is " + value, Map.of(value, type)).model(answered);
    second.user("fetched " + answered);
    assertThat(second.sent())
        .containsExactly("it is " + token(first(value, type)), inAddress, "fetched " + inAddress);
    assertThat(second.restored(inAddress)).isEqualTo(answered);
  }

  @Test
  void ofAKeptTokenAreHiddenToo() {
    var hiding = new Hiding(new TokenMint(Chat.KEY, ""));
    byte[] mail = "jane.doe@corp.com".getBytes(UTF_8);
    byte[] token = "email4kq7xw2dpb9@mail.example".getBytes(UTF_8);
    hiding.known(new Issued("EMAIL", token, mail, false));
    byte[] utf8 = "GET /?q=jane.doe%40corp.com".getBytes(UTF_8);
    var passage = new Passage(0, true, utf8, 0, utf8.length);
    hiding.add(passage);
    hiding.settle();
    assertThat(new String(Chat.applied(passage, hiding.stands(0)), UTF_8))
        .isEqualTo("GET /?q=email4kq7xw2dpb9%40mail.example");
    assertThat(hiding.issued().all()).hasSize(1);
  }

  private static Chat first(String value, String type) {
    return new Chat().user("it is " + value, Map.of(value, type));
  }

  private static String encoded(String token) {
    return token.replace("+", "%2B").replace(" ", "%20").replace("@", "%40");
  }

  @Test
  void standForOneAnotherInOneText() {
    String compact = IBAN.replace(" ", "");
    var chat =
        new Chat()
            .user("it is " + IBAN, Map.of(IBAN, "IBAN"))
            .user("that is " + compact, Map.of(compact, "IBAN"));
    List<String> sent = chat.sent();
    assertThat(sent.get(1).substring("that is ".length()))
        .isEqualTo(sent.get(0).substring("it is ".length()).replace(" ", ""));
  }

  @Test
  void areNoPartsOfLongerNumbers() {
    var chat = new Chat().user("it is " + PHONE, Map.of(PHONE, "PHONE"));
    String digits = token(chat).replaceAll("[ +]", "");
    assertThat(chat.restored("sum 7" + digits + "1")).isEqualTo("sum 7" + digits + "1");
  }

  @Test
  void takeNoneOfTheRoomForValues() {
    var hiding = new Hiding(new TokenMint(Chat.KEY, ""));
    int some = Hiding.MOST_VALUES / 4;
    for (int i = 0; i < some; i++) {
      byte[] utf8 = "+49 30 9%06d".formatted(i).getBytes(UTF_8);
      int number = hiding.add(new Passage(0, false, utf8, 0, utf8.length));
      hiding.found(number, 0, utf8.length, "PHONE", Chat.how("PHONE"));
    }
    hiding.settle();
    assertThat(hiding.places()).isEqualTo(some);
  }
}
