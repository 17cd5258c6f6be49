package io.ledgerline.simulator.model;

import io.ledgerline.simulator.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One model and what it accepts.
 *
 * @param id the canonical id
 * @param alias another accepted id, for dated ids
 * @param line {@code haiku}, {@code sonnet}, {@code opus}, {@code fable} or {@code mythos}
 * @param generation version times ten: 55 is 5.5
 * @param released ISO date
 * @param lifecycle {@code active}, {@code deprecated} or {@code retired}
 * @param maxInputTokens the context window
 * @param maxOutputTokens the largest {@code max_tokens}
 * @param minCacheableTokens a shorter prefix is silently not cached
 */
public record Model(
    String id,
    @Nullable String alias,
    String displayName,
    String line,
    int generation,
    String released,
    String lifecycle,
    @Nullable String deprecated,
    @Nullable String retires,
    int maxInputTokens,
    int maxOutputTokens,
    int minCacheableTokens) {

  /** Whether inference requests that name it fail. */
  public boolean retired() {
    return lifecycle.equals("retired");
  }

  /** Whether the last message may be a partial assistant turn. */
  public boolean prefill() {
    return generation <= 45;
  }

  /** Whether non-default sampling parameters are refused under every API version. */
  public boolean refusesSampling() {
    return generation >= 47;
  }

  /** Whether the tokenizer gives about 30 % more tokens. */
  public boolean newTokenizer() {
    return generation >= 47;
  }

  /** Whether {@code inference_geo} may be set. */
  public boolean inferenceGeo() {
    return generation >= 46;
  }

  /** Whether a {@code system} message may stand between the turns. */
  public boolean midConversationSystem() {
    return generation >= 48;
  }

  /** Whether the model can think at all. */
  public boolean thinks() {
    return generation >= 37;
  }

  /** Whether {@code thinking: adaptive} is known to it. */
  public boolean adaptive() {
    return generation >= 46;
  }

  /** Whether it thinks on every request and can't be told not to. */
  public boolean alwaysThinks() {
    return line.equals("fable") || line.equals("mythos");
  }

  /** Whether it decides by itself when a request leaves {@code thinking} out. */
  public boolean adaptiveByDefault() {
    return generation >= 50;
  }

  /** Whether the signature of a thinking block binds it to everything before it. */
  public boolean preservedThinking() {
    return generation >= 51;
  }

  /** Whether a thinking block is also bound to the account that made it. */
  public boolean accountBound() {
    return id.equals("claude-sonnet-5-5") || id.equals("claude-haiku-5-5");
  }

  /** Whether {@code speed: fast} runs fast. */
  public boolean fast() {
    return line.equals("opus") && generation >= 48;
  }

  /** The model object of {@code GET /v1/models}. */
  public ObjectNode json() {
    ObjectNode node = Json.object().put("id", id).put("type", "model");
    node.put("display_name", displayName).put("created_at", released + "T00:00:00Z");
    node.put("lifecycle", lifecycle).put("line", line);
    node.put("max_input_tokens", maxInputTokens).put("max_tokens", maxOutputTokens);
    node.put("deprecated_at", at(deprecated)).put("retires_at", at(retires));
    node.set("capabilities", Capabilities.of(this));
    return node;
  }

  private static @Nullable String at(@Nullable String date) {
    return date == null ? null : date + "T00:00:00Z";
  }
}
