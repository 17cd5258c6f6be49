package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HidingTest {
  private static final Map<String, String> JANE = Map.of("Jane Doe", "PERSON");

  @Test
  void replacesAValueInItsMessageAndEveryLaterOneButInNoneBefore() {
    List<String> sent =
        new Chat()
            .user("Is there a Jane Doe?")
            .model("I know of no Jane Doe.")
            .user("My name is Jane Doe, Jane Doe!", JANE)
            .model("Hello Jane Doe.")
            .user("Bye, Jane Doe")
            .sent();
    assertThat(sent.get(0)).isEqualTo("Is there a Jane Doe?");
    assertThat(sent.get(1)).isEqualTo("I know of no Jane Doe.");
    assertThat(sent.subList(2, 5)).noneMatch(text -> text.contains("Jane"));
    String token = sent.get(3).substring(6, 23);
    assertThat(token).matches("Person[0-9][0-9A-Z]{10}");
    assertThat(sent.get(2)).isEqualTo("My name is " + token + ", " + token + "!");
    assertThat(sent.get(4)).isEqualTo("Bye, " + token);
  }

  @Test
  void givesAValueTheSameTokenOnEveryTurnAndEachValueItsOwn() {
    var first = new Chat().user("Ann and Bob", Map.of("Ann", "PERSON", "Bob", "PERSON"));
    var second =
        new Chat()
            .user("Ann and Bob", Map.of("Ann", "PERSON", "Bob", "PERSON"))
            .model("Yes?")
            .user("And Carl", Map.of("Carl", "PERSON"));
    String before = first.sent().getFirst();
    assertThat(second.sent().getFirst()).isEqualTo(before);
    assertThat(before.substring(0, 17)).isNotEqualTo(before.substring(22));
  }

  @Test
  void makesOtherTokensForAnotherTenantAndAnotherConversation() {
    String a = new Chat().user("Jane Doe", JANE).sent().getFirst();
    String b = new Chat(new TokenMint(Chat.key("b"), "")).user("Jane Doe", JANE).sent().getFirst();
    String c = new Chat(new TokenMint(Chat.KEY, "c_1")).user("Jane Doe", JANE).sent().getFirst();
    assertThat(List.of(a, b, c)).doesNotHaveDuplicates();
  }

  @Test
  void leavesOtherWordsAloneThatBeginLikeAShortValue() {
    List<String> sent =
        new Chat()
            .user("I am Ann", Map.of("Ann", "PERSON"))
            .model("The Annual of Anns, in MeAnn, by Ann's \"Ann\" and\\nAnn and %20Ann")
            .sent();
    assertThat(sent.get(1).replaceAll("Person[0-9][0-9A-Z]{10}", "T"))
        .isEqualTo("The Annual of Ts, in MeAnn, by T's \"T\" and\\nT and %20T");
  }

  @Test
  void findsAValueInsideWordsWhereItWasFoundInsideOne() {
    List<String> sent =
        new Chat().user("idAnn4", Map.of("Ann", "PERSON")).model("Annual Ann").sent();
    assertThat(sent.get(1)).doesNotContain("Ann");
  }

  @Test
  void hidesBothOfTwoValuesThatOverlap() {
    var chat = new Chat().user("Ann Smith Jones", Map.of("Ann Smith", "PERSON"));
    chat.user("Ann Smith Jones", Map.of("Smith Jones", "PERSON"));
    List<String> sent = chat.sent();
    assertThat(sent.get(1)).matches("Person[0-9][0-9A-Z]{10}");
    assertThat(chat.restored(sent.get(1))).isEqualTo("Ann Smith Jones");
  }

  @Test
  void keepsTheFormOfWhatItReplaces() {
    String sent =
        new Chat()
            .user(
                "jane@corp.com, +49 30 1234567, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00",
                Map.of(
                    "jane@corp.com", "EMAIL",
                    "+49 30 1234567", "PHONE",
                    "4111 1111 1111 1111", "CREDIT_CARD",
                    "DE89 3704 0044 0532 0130 00", "IBAN"))
            .sent()
            .getFirst();
    assertThat(sent)
        .matches(
            "email[0-9][0-9a-z]{10}@mail\\.example, \\+[1-9][0-9] [0-9]{2} [0-9]{7}, "
                + "99[0-9]{2} [0-9]{4} [0-9]{4} [0-9]{4}, DE00 [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{2}")
        .doesNotContain("1234567", "4111", "0532");
  }

  @Test
  void makesNoCardNumberThatCouldBeReal() {
    for (int i = 0; i < 500; i++) {
      String value = "4111 1111 1111 " + (1000 + i);
      byte[] token =
          new TokenMint(Chat.KEY, "")
              .token("CREDIT_CARD", TokenShape.CARD, value.getBytes(UTF_8), 0);
      assertThat(luhn(new String(token, UTF_8).replace(" ", ""))).isNotZero();
    }
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10;
  }

  @Test
  void hidesNumbersThatAreHardlyMoreThanZerosAsWords() {
    String all = "00000000 00000001 00000002 00000003 00000004 00000005 0000000";
    var found = new HashMap<String, String>();
    for (String each : all.split(" ")) {
      found.put(each, "PHONE");
    }
    assertThat(new Chat().user("Accounts " + all, found).sent().getFirst())
        .doesNotContain("0000000");
  }

  @Test
  void choosesAnotherTokenWhereTheFirstStandsInTheText() {
    String token = new Chat().user("Jane Doe", JANE).sent().getFirst();
    var chat = new Chat().user(token + " is not Jane Doe", JANE);
    String sent = chat.sent().getFirst();
    assertThat(sent).startsWith(token + " is not Person").doesNotEndWith(token);
    assertThat(chat.restored(sent)).isEqualTo(token + " is not Jane Doe");
  }

  @Test
  void takesATokenInALaterMessageForItsValue() {
    String token = new Chat().user("Jane Doe", JANE).sent().getFirst();
    var chat = new Chat().user("Jane Doe", JANE).user("Who is " + token + "?");
    List<String> sent = chat.sent();
    assertThat(sent).containsExactly(token, "Who is " + token + "?");
    assertThat(chat.restored(sent.get(1))).isEqualTo("Who is Jane Doe?");
  }

  @Test
  void masksAndDropsForGood() {
    var chat = new Chat();
    byte[] text = "4111111111111111 and secret-1".getBytes(UTF_8);
    chat.hiding.add(new Passage(0, false, text, 0, text.length));
    chat.hiding.found(0, 0, 16, "CREDIT_CARD", new Substitute.Mask(4));
    chat.hiding.found(0, 21, 29, "API_KEY", new Substitute.Drop());
    chat.hiding.settle();
    var passage = new Passage(0, false, text, 0, text.length);
    assertThat(new String(Chat.applied(passage, chat.hiding.stands(0)), UTF_8))
        .isEqualTo("****1111 and [removed]");
    assertThat(chat.hiding.issued().isEmpty()).isTrue();
  }

  @Test
  void replacesWhatAnEarlierRequestHadFound() {
    var chat = new Chat();
    chat.hiding.known(
        new Issued("PERSON", "Person4XYZ".getBytes(UTF_8), "Jane Doe".getBytes(UTF_8), false));
    List<String> sent = chat.user("Jane Doe again").sent();
    assertThat(sent).containsExactly("Person4XYZ again");
    assertThat(chat.restored("Hi Person4XYZ")).isEqualTo("Hi Jane Doe");
  }

  @Test
  void givesUpWhereLongValuesThatRepeatThemselvesWouldTakeForever() {
    String repeats = "John Smith ".repeat(10_000);
    var chat = new Chat().user(repeats + "!", Map.of(repeats + "!", "PERSON"));
    for (int i = 0; i < 20; i++) {
      chat.model(repeats);
    }
    assertThatThrownBy(chat::sent).isInstanceOf(TooRepetitiveException.class);
  }

  @Test
  void goesThroughAMessageAgainWhereAValueTurnsOutToStandInsideWords() {
    var hiding = new Hiding(new TokenMint(Chat.KEY, ""));
    hiding.add(new Passage(0, false, "Annual Ann".getBytes(UTF_8), 0, 10));
    hiding.add(new Passage(0, false, "xAnnx".getBytes(UTF_8), 0, 5));
    hiding.found(0, 7, 10, "PERSON", Chat.WORD);
    hiding.found(1, 1, 4, "PERSON", Chat.WORD);
    hiding.settle();
    assertThat(hiding.stands(0)).extracting(Stand::start).containsExactly(0, 7);
  }
}
