package io.ledgerline.messages.request;

import io.ledgerline.messages.json.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Messages request body and where in it stands what the gateway reads or edits. The body itself
 * stays as it came; offsets are into {@link #body}. Immutable as long as nobody writes to the body;
 * the few lazy readings are computed anew each time and change nothing.
 *
 * <p>Source of the fields: platform.claude.com/docs/en/api/messages.
 */
public final class LocatedRequest {
  private final byte[] body;
  private final RequestFacts facts;

  LocatedRequest(byte[] body, RequestFacts facts) {
    this.body = body;
    this.facts = facts;
  }

  /**
   * Reads a body in one pass: well-formed JSON as {@link io.ledgerline.messages.json.JsonScanner}
   * has it, every key that we read at most once and of the right type. All else passes unread.
   */
  public static Located locate(byte[] body, Endpoint endpoint) {
    return RequestLocator.locate(body, endpoint);
  }

  /** The bytes that were read; not a copy. */
  public byte[] body() {
    return body;
  }

  /** Decoded {@code model}, as the client wrote it. */
  public String model() {
    return facts.model;
  }

  /** The literal of {@code model}, quotes included. */
  public Span modelSpan() {
    return facts.modelSpan;
  }

  /** {@code max_tokens}; -1 when absent, which only {@link Endpoint#COUNT_TOKENS} allows. */
  public long maxTokens() {
    return facts.maxTokens;
  }

  /** The digits of {@code max_tokens}; null when absent. */
  public @Nullable Span maxTokensSpan() {
    return facts.maxTokensSpan;
  }

  /** {@code thinking.budget_tokens}; -1 when thinking has no budget of its own. */
  public long thinkingBudget() {
    return facts.thinkingBudget;
  }

  /** Whether the answer is asked for as server-sent events. */
  public boolean stream() {
    return facts.stream;
  }

  /** Form of the top-level {@code system}. */
  public SystemForm systemForm() {
    return facts.systemForm;
  }

  /** The value of {@code system}, brackets or quotes included; null when the key is absent. */
  public @Nullable Span systemSpan() {
    return facts.systemSpan;
  }

  /** Offset right after the last block of {@code system}; -1 unless it is an array with blocks. */
  int systemLastBlockEnd() {
    return facts.systemLastBlockEnd;
  }

  /** Number of blocks in {@code system}; a string counts as one. */
  public int systemBlocks() {
    return facts.systemBlocks;
  }

  /**
   * Whether a block holds, or points to, what neither an operator nor a user nor the model says of
   * itself: results of tools, documents, pictures, uploads, summaries, and blocks of types that
   * nobody here has heard of.
   */
  public boolean foreignBlocks() {
    return facts.foreignBlocks;
  }

  /** The array of {@code messages}, brackets included. */
  public Span messagesSpan() {
    return facts.messagesSpan;
  }

  /** Number of messages. */
  public int messages() {
    return facts.messages;
  }

  /** Whether an assistant has spoken, so this is not a conversation's first turn. */
  public boolean hasAssistantTurn() {
    return facts.assistantTurn;
  }

  /** Whether the upstream holds the history. */
  public ThreadUse thread() {
    return facts.thread;
  }

  /** {@code thread.previous_message_id}; null when absent. */
  public @Nullable String previousMessageId() {
    return facts.previousMessageId;
  }

  /** The tools, in order. */
  public List<Tool> tools() {
    return facts.tools;
  }

  /** Ids of upstream objects that the request refers to, in the order they stand in the body. */
  public List<UpstreamId> upstreamIds() {
    return facts.upstreamIds;
  }

  /** Whether {@code mcp_servers} names at least one server. */
  public boolean mcpServers() {
    return facts.mcpServers;
  }

  /** Whether the request asks for a compaction, so the upstream samples once more. */
  public boolean compaction() {
    return facts.compaction;
  }

  /** Whether {@code output_config} or {@code output_format} is present. */
  public boolean structuredOutput() {
    return facts.structuredOutput;
  }

  /** {@code metadata.user_id}, decoded; null when absent. */
  public @Nullable String metadataUserId() {
    return facts.metadataUserId;
  }

  /**
   * Claude Code's session: {@code session_id} of the JSON text in {@code metadata.user_id}, or what
   * follows {@code _session_} in its older form. Empty when there is none.
   */
  public Optional<String> metadataSessionId() {
    return UserId.session(facts.metadataUserId);
  }

  /** {@code inference_geo}; null when absent. */
  public @Nullable String inferenceGeo() {
    return facts.inferenceGeo;
  }

  /** {@code speed}; null when absent. */
  public @Nullable String speed() {
    return facts.speed;
  }

  /** {@code service_tier}; null when absent. */
  public @Nullable String serviceTier() {
    return facts.serviceTier;
  }

  /** Models named in {@code fallbacks}, in order. */
  public List<Fallback> fallbacks() {
    return facts.fallbacks;
  }

  /** Whether {@code fallbacks} leaves the choice of models to the upstream. */
  public boolean fallbacksByUpstream() {
    return facts.fallbacksByUpstream;
  }

  /** The longest cache life asked for. */
  public CacheUse cacheUse() {
    return facts.cacheUse;
  }

  /** Images, documents and sources outside the body. */
  public Media media() {
    return facts.media();
  }

  /**
   * Decoded text of the first message with role {@code user}: its string, or its text blocks one
   * after the other. The same however {@code cache_control}, string or array form, escapes and
   * white space are written. Empty when there is none.
   */
  public String firstUserText() {
    return FirstUserText.read(body, facts.firstUserContent);
  }
}
