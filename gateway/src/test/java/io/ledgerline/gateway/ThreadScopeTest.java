package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** That a conversation which the upstream keeps goes on only where, and for whom, it began. */
class ThreadScopeTest {
  private static final String CREATE = thread("{\"type\":\"create\"}");
  private static final String CONTINUE =
      thread("{\"type\":\"continue\",\"previous_message_id\":\"msg_1\"}");

  private static String thread(String value) {
    return Wire.REQUEST.replace("\"max_tokens\"", "\"thread\":" + value + ",\"max_tokens\"");
  }

  @Test
  void itsOwnerGoesOn() throws Exception {
    assertThat(continued(UnaryOperator.identity()).status()).isEqualTo(200);
  }

  @Test
  void anotherUserOfTheWorkspaceDoesNot() throws Exception {
    assertUnknown(continued(rig -> rig.user("u_bob")));
  }

  @Test
  void neitherDoesTheSameUserInAnotherWorkspace() throws Exception {
    assertUnknown(continued(rig -> rig.workspace("sales")));
  }

  private static void assertUnknown(RawClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("\"error_code\":\"thread_not_found\"", "thread.unknown");
  }

  private static RawClient.Answer continued(UnaryOperator<Rig.Builder> by) throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", CREATE, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      upstream.take();
      rig.policy = by.apply(Rig.to(upstream.url())).policy();
      client.post("/v1/messages", CONTINUE, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(upstream.waiting()).isEqualTo(answer.status() == 200 ? 1 : 0);
      if (answer.status() != 200) {
        EntryView refused = rig.log.await(EventType.CALL_REFUSED);
        assertThat(refused.text(Field.RULE)).isEqualTo("thread.unknown");
      }
      rig.assertNothingIsHeld();
      return answer;
    }
  }
}
