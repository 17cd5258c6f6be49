package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.outputs.OutputReviewStage;
import io.ledgerline.gateway.protect.PrivacyReview;
import io.ledgerline.gateway.protect.SummaryReview;
import io.ledgerline.gateway.stage.ReviewChain;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.Violation;
import io.ledgerline.inspection.token.Issued;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A summary stands for earlier turns, which the client leaves out from then on: without a session
 * nothing else tells what conversation it goes on with.
 */
class SummaryTest {
  private static final String MAIL = "jane.doe@acme-corp.com";
  private static final Pattern TOKEN = Pattern.compile("email[0-9][0-9a-z]{10}@mail\\.example");
  private static final String ASKS =
      Wire.REQUEST
          .replace("\"hi\"", "\"Write to " + MAIL + "\"")
          .replace("\"x_new\": {", "\"compaction\":{\"type\":\"summarize\",");

  /** Only that summary, what was said behind it as the client got it, and a question. */
  private static final String GOES_ON =
      Wire.REQUEST.replace(
          "[{\"role\":\"user\",\"content\":\"hi\"}]",
          "[{\"role\":\"assistant\",\"content\":[{\"type\":\"compaction\",\"signature\":\"s\",\"content\":\"Wants\\n%s\"},{\"type\":\"text\",\"text\":\"Wrote to "
              + MAIL
              + "\"}]},{\"role\":\"user\",\"content\":\"To whom?\"}]");

  private static String token(String sent) {
    var token = TOKEN.matcher(sent);
    assertThat(token.find()).as(sent).isTrue();
    return token.group();
  }

  private static DataPolicy policy() {
    return DataPolicy.of("threadco", "support", new Spec(Map.of()));
  }

  private static String summed(String token) {
    return Wire.MESSAGE.replace(
        "[{",
        "[{\"type\":\"compaction\",\"content\":\"Wants\\n%s\",\"signature\":\"s\"},{"
            .formatted(token));
  }

  private static String delta(String text) {
    return Wire.DELTA.replace(
        "{\"type\":\"text_delta\",\"text\":\"Grüße 🤖\"}",
        "{\"type\":\"compaction_delta\",\"content\":\"" + text + "\"}");
  }

  private static String block() {
    return Wire.BLOCK.replace(
        "{\"type\":\"text\",\"text\":\"\"}", "{\"type\":\"compaction\",\"content\":\"\"}");
  }

  private static void goesOn(ScriptedUpstream upstream, RawClient client, String token)
      throws Exception {
    upstream.script(
        x -> x.answer(200, "application/json", Wire.MESSAGE.replace("Hello", "To " + token)));
    client.post("/v1/messages", GOES_ON.formatted(token), AUTH);
    assertThat(client.read().text()).contains("To " + MAIL);
    assertThat(upstream.take().text()).contains("Wrote to " + token).doesNotContain("acme");
  }

  @Test
  void hidesAndGivesBackWhatCameBeforeASummaryThoughNoSessionIsNamed() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> x.answer(200, "application/json", summed(token(x.request().text()))));
        Rig rig = Rig.to(upstream.url()).data(new ByName(), policy()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKS, AUTH);
      client.read();
      String token = token(upstream.take().text());

      goesOn(upstream, client, token);
      goesOn(upstream, client, token);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void knowsASummaryThatCameInPieces() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  String token = token(x.request().text());
                  x.events();
                  x.chunk(Wire.START + block() + delta("Wants\\n" + token.substring(0, 9)));
                  x.chunk(delta(token.substring(9)) + Wire.BLOCK_STOP);
                  x.chunk(Wire.MESSAGE_DELTA + Wire.STOP);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).data(new ByName(), policy()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages", ASKS.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\""), AUTH);
      String answer = client.read().text();
      String token = token(upstream.take().text());
      assertThat(answer)
          .isEqualTo(
              Wire.START
                  + block()
                  + delta("Wants\\n" + token.substring(0, 9))
                  + delta(token.substring(9))
                  + Wire.BLOCK_STOP
                  + Wire.MESSAGE_DELTA
                  + Wire.STOP);

      goesOn(upstream, client, token);
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatStoodBeforeASummaryIsNoPersonalDataOfTheAnswersOwn() throws Exception {
    var kept = new ByName();
    var blocks =
        new AnswerChecks(
            Map.of(
                AnswerChecks.Kind.PERSONAL_DATA,
                new AnswerChecks.Asked(Violation.Action.BLOCK, "")),
            Set.of());
    try (var upstream =
            new ScriptedUpstream(
                x -> x.answer(200, "application/json", summed(token(x.request().text()))));
        Rig rig =
            Rig.to(upstream.url())
                .data(kept, policy())
                .outputs(new OutputRules(OutputRules.Mode.BUFFER, "no", List.of(), blocks))
                .review(
                    new ReviewChain(
                        List.of(
                            new SummaryReview(kept),
                            new PrivacyReview(),
                            new OutputReviewStage(new Asked()))))
                .start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", ASKS, AUTH);
      client.read();
      String token = token(upstream.take().text());
      upstream.script(
          x -> x.answer(200, "application/json", Wire.MESSAGE.replace("Hello", "To " + token)));
      client.post(
          "/v1/messages",
          GOES_ON.formatted(token).replace("Wrote to " + MAIL, "Wrote to her"),
          AUTH);
      assertThat(client.read().text()).contains("To " + MAIL);
    }
  }

  @Test
  void aSummaryOfWhichNothingCouldBeKeptIsAnsweredAndFlagged() throws Exception {
    var failing =
        new ByName() {
          @Override
          public void keep(
              TenantView tenant, String conversation, String subject, List<Issued> tokens) {
            if (conversation.startsWith("s_")) {
              throw new IllegalStateException("the database is away");
            }
          }
        };
    for (boolean streamed : List.of(false, true)) {
      try (var upstream =
              new ScriptedUpstream(
                  x -> {
                    if (streamed) {
                      x.events();
                      x.chunk(Wire.START + block() + delta("Wants it") + Wire.BLOCK_STOP);
                      x.chunk(Wire.MESSAGE_DELTA + Wire.STOP);
                      x.end();
                    } else {
                      x.answer(200, "application/json", summed("it"));
                    }
                  });
          Rig rig = Rig.to(upstream.url()).data(failing, policy()).start();
          RawClient client = rig.client()) {
        client.post(
            "/v1/messages",
            streamed ? ASKS.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\"") : ASKS,
            AUTH);
        assertThat(client.read().text()).contains("Wants");
        assertThat(rig.log.await(EventType.CALL_COMPLETED).texts(Field.POLICY_FLAGS))
            .contains("data.summary_not_kept");
        rig.assertNothingIsHeld();
      }
    }
  }

  @Test
  void aSummaryThatIsTooLongToBeKnownAgainIsAnsweredAndFlagged() throws Exception {
    String piece = "x".repeat(30_000);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  x.chunk(Wire.START + block());
                  for (int i = 0; i < 40; i++) {
                    x.chunk(delta(piece));
                  }
                  x.chunk(Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).data(new ByName(), policy()).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages", ASKS.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\""), AUTH);
      assertThat(client.read().text()).endsWith(Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP);
      assertThat(rig.log.await(EventType.CALL_COMPLETED).texts(Field.POLICY_FLAGS))
          .contains("data.summary_not_kept");
    }
  }

  /** As the database has them, by what they are kept under. */
  private static class ByName implements KeptTokens {
    private final Map<String, List<Issued>> all = new ConcurrentHashMap<>();

    @Override
    public List<Issued> read(TenantView tenant, String conversation) {
      return all.getOrDefault(tenant.name() + "/" + conversation, List.of());
    }

    @Override
    public void keep(TenantView tenant, String conversation, String subject, List<Issued> tokens) {
      all.put(tenant.name() + "/" + conversation, tokens);
    }
  }
}
