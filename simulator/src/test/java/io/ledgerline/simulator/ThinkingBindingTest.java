package io.ledgerline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.simulator.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Thinking blocks come back unchanged into an unchanged conversation, or are refused. */
class ThinkingBindingTest {
  private static final String QUESTION = "Explain why the sky is blue.";
  private SimulatorServer server;
  private RawClient client;

  @BeforeEach
  void start() {
    server = SimulatorServer.start(SimulatorConfig.defaults());
    client = new RawClient(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static ObjectNode request(String model, String system) {
    ObjectNode request = Json.object().put("model", model).put("max_tokens", 4_000);
    request.put("system", system);
    request.putObject("thinking").put("type", "adaptive").put("display", "summarized");
    request.putArray("messages").addObject().put("role", "user").put("content", QUESTION);
    return request;
  }

  private RawClient.Answer post(ObjectNode request) {
    return client.post("/v1/messages", request.toString());
  }

  /** The request of the next turn, with the answer of the first. */
  private ObjectNode secondTurn(String model) {
    ObjectNode request = request(model, "Be brief.");
    ArrayNode content = (ArrayNode) post(request).json().get("content");
    assertThat(content.get(0).path("type").asString()).isEqualTo("thinking");
    ArrayNode messages = (ArrayNode) request.get("messages");
    messages.addObject().put("role", "assistant").set("content", content);
    messages.addObject().put("role", "user").put("content", "And at night?");
    return request;
  }

  private static ObjectNode thinking(ObjectNode request) {
    return (ObjectNode) request.at("/messages/1/content/0");
  }

  @Test
  void acceptsAnUnchangedConversation() {
    assertThat(post(secondTurn("claude-opus-5-5")).status()).isEqualTo(200);
  }

  @Test
  void acceptsMovedCacheMarkersAndTheOtherContentForm() {
    ObjectNode request = secondTurn("claude-opus-5-5");
    ArrayNode blocks = Json.array();
    ObjectNode text = blocks.addObject().put("type", "text").put("text", QUESTION);
    text.putObject("cache_control").put("type", "ephemeral");
    ((ObjectNode) request.at("/messages/0")).set("content", blocks);
    assertThat(post(request).status()).isEqualTo(200);
  }

  @Test
  void refusesAChangedText() {
    ObjectNode request = secondTurn("claude-opus-5-5");
    thinking(request).put("thinking", "something else");
    assertThat(post(request).error())
        .isEqualTo("messages.1.content.0: Invalid `signature` in `thinking` block");
  }

  @Test
  void refusesAChangedSignature() {
    ObjectNode request = secondTurn("claude-opus-4-8");
    String signature = Json.text(thinking(request), "signature");
    thinking(request).put("signature", "A" + signature.substring(1));
    assertThat(post(request).status()).isEqualTo(400);
  }

  @Test
  void refusesAChangedSystemPromptOnModelsThatPreserveThinking() {
    ObjectNode request = secondTurn("claude-opus-5-5");
    request.put("system", "Be brief. It is noon.");
    RawClient.Answer answer = post(request);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error())
        .startsWith(
            "messages.1.content.0: Invalid signature in thinking block. The block is bound to a"
                + " different conversation");
  }

  @Test
  void refusesAChangedEarlierMessage() {
    ObjectNode request = secondTurn("claude-sonnet-5-5");
    ((ObjectNode) request.at("/messages/0")).put("content", QUESTION + " ");
    assertThat(post(request).status()).isEqualTo(400);
  }

  @Test
  void acceptsAChangedSystemPromptOnOlderModels() {
    ObjectNode request = secondTurn("claude-opus-4-8");
    request.put("system", "Be long.");
    assertThat(post(request).status()).isEqualTo(200);
  }

  @Test
  void dropsTheBlockWhereTheRequestAsksForThat() {
    ObjectNode request = secondTurn("claude-opus-5-5");
    request.put("system", "Be long.");
    ((ObjectNode) request.get("thinking"))
        .putObject("block_binding")
        .put("prefix_mismatch_behavior", "drop_block");
    assertThat(post(request).error()).startsWith("thinking.block_binding: Extra inputs");
    client = client.with("anthropic-beta", "thinking-binding-controls-2026-08-01");
    RawClient.Answer answer = post(request);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("input_transformations"))
        .isEqualTo(
            Json.array()
                .add(
                    Json.typed("thinking_dropped")
                        .put("path", "messages.1.content.0")
                        .put("reason", "prefix_binding_mismatch")));
  }

  @Test
  void letsChangedConversationsPassForOlderAccounts() {
    try (SimulatorServer older =
            SimulatorServer.start(SimulatorConfig.defaults().enforcingThinking(false));
        RawClient other = new RawClient(older)) {
      client = other;
      ObjectNode request = secondTurn("claude-opus-5-5");
      request.put("system", "Be long.");
      assertThat(post(request).status()).isEqualTo(200);
    }
  }

  @Test
  void sendsOnlyTheSignatureWhenThinkingIsOmitted() {
    ObjectNode request = request("claude-opus-5-5", "Be brief.");
    ((ObjectNode) request.get("thinking")).put("display", "omitted");
    RawClient.Answer whole = post(request);
    assertThat(whole.json().at("/content/0/thinking").asString()).isEmpty();
    assertThat(whole.json().at("/content/0/signature").asString()).isNotEmpty();
    request.put("stream", true);
    assertThat(post(request).events())
        .filteredOn(event -> event.path("index").asInt(1) == 0)
        .extracting(event -> event.path("delta").path("type").asString(""))
        .contains("signature_delta")
        .doesNotContain("thinking_delta");
  }

  @Test
  void redactsThinkingOnRequestAndReadsItBack() {
    client = client.with("x-simulator", "redacted-thinking");
    ObjectNode request = request("claude-opus-5-5", "Be brief.");
    ArrayNode content = (ArrayNode) post(request).json().get("content");
    assertThat(content.get(0).path("type").asString()).isEqualTo("redacted_thinking");
    ArrayNode messages = (ArrayNode) request.get("messages");
    messages.addObject().put("role", "assistant").set("content", content);
    messages.addObject().put("role", "user").put("content", "Go on.");
    assertThat(post(request).status()).isEqualTo(200);
    ((ObjectNode) content.get(0)).put("data", "AAAA");
    assertThat(post(request).error()).contains("`redacted_thinking`");
  }
}
