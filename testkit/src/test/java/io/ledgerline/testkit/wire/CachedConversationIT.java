package io.ledgerline.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation with a prompt cache, in a tenant that adds a prompt of its own. */
class CachedConversationIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static RunningDemo demo;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws Exception {
    demo = RunningDemo.shared();
    tenant = demo.tenant("cached-conversation", "50 USD");
  }

  /** Applies a prompt and waits until new conversations begin with it: at most a second or so. */
  private static void prompt(String text) throws Exception {
    apply(text);
    Await.until(
        "the new prompt",
        Duration.ofSeconds(60),
        () -> new Conversation("Is it there? " + UUID.randomUUID()).turn().sent("system"),
        system -> system.toString().contains(text));
  }

  private static void apply(String text) throws Exception {
    demo.admin()
        .apply(
            """
            apiVersion: ledgerline/v1
            kind: Prompt
            metadata: {tenant: cached-conversation, name: voice}
            spec: {text: "%s"}
            ---
            apiVersion: ledgerline/v1
            kind: Workspace
            metadata: {tenant: cached-conversation, name: main}
            spec: {displayName: Main, models: models, prompts: [voice]}
            """
                .formatted(text));
  }

  @Test
  void threeTurnsShareAnIdenticalPrefixAndReadTheCacheEvenWhenThePromptChangesBetween()
      throws Exception {
    prompt("You speak for the first version of the brand.");
    var conversation = new Conversation("Question one about looms, " + UUID.randomUUID());
    var first = conversation.turn();
    var second = conversation.turn();
    prompt("You speak for the second version of the brand.");
    var third = conversation.turn();

    assertThat(second.sent("system")).isEqualTo(first.sent("system"));
    assertThat(third.sent("system")).isEqualTo(first.sent("system"));
    assertThat(first.sent("system").toString()).contains("first version");
    assertThat(first.sent("system").get(0).path("text").asString()).isEqualTo(conversation.manual);
    assertThat(messages(third)).startsWith(messages(second).toArray(JsonNode[]::new));
    assertThat(messages(second)).startsWith(messages(first).toArray(JsonNode[]::new));
    assertThat(first.usage("cache_creation_input_tokens")).isPositive();
    assertThat(second.usage("cache_read_input_tokens"))
        .isEqualTo(first.usage("cache_creation_input_tokens"));
    assertThat(third.usage("cache_read_input_tokens"))
        .isEqualTo(second.usage("cache_read_input_tokens"));
  }

  @Test
  void aNewConversationBeginsWithTheNewestPrompt() throws Exception {
    var text = "You speak for version " + UUID.randomUUID();
    prompt(text);
    var system = new Conversation("Another question, " + UUID.randomUUID()).turn().sent("system");
    assertThat(system.get(system.size() - 1).path("text").asString()).contains("\n" + text + "\n");
  }

  private static List<JsonNode> messages(Turn turn) {
    var messages = new ArrayList<JsonNode>();
    turn.sent("messages").forEach(messages::add);
    return messages;
  }

  /** One turn: what left and what came back. */
  private record Turn(JsonNode sent, JsonNode answer) {
    JsonNode sent(String field) {
      return sent.path(field);
    }

    long usage(String field) {
      return answer.path("usage").path(field).asLong();
    }
  }

  /** A client that keeps its history and its cache breakpoint as SDK users do. */
  private static final class Conversation {
    /** Long enough to be cached, and no other conversation's. */
    private final String manual = (UUID.randomUUID() + " says many things. ").repeat(600);

    private final List<Object> messages = new ArrayList<>();

    Conversation(String question) {
      messages.add(Map.of("role", "user", "content", question));
    }

    Turn turn() throws Exception {
      var mark = UUID.randomUUID().toString();
      var system =
          List.of(
              Map.of("type", "text", "text", manual, "cache_control", Map.of("type", "ephemeral")));
      var body =
          JSON.writeValueAsString(
              Map.of(
                  "model",
                  Tenant.MODEL,
                  "max_tokens",
                  200,
                  "system",
                  system,
                  "messages",
                  messages));
      Caller.Reply reply = tenant.caller().post("/v1/messages", body, "x-client-request-id", mark);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      messages.add(Map.of("role", "assistant", "content", reply.json().path("content")));
      messages.add(Map.of("role", "user", "content", "And then?"));
      var received =
          demo.upstream().recorder().exchanges().stream()
              .filter(exchange -> mark.equals(exchange.header("x-client-request-id")))
              .findFirst()
              .orElseThrow();
      return new Turn(JSON.readTree(received.bodyText()), reply.json());
    }
  }
}
