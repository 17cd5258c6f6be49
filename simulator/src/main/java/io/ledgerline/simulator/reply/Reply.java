package io.ledgerline.simulator.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param model the id of the model that answered
 * @param stopSequence the sequence that ended it, or null
 * @param stopDetails why it was refused, or null
 * @param thinkingTokens part of {@code outputTokens}
 * @param searches web searches done
 * @param fetches web pages fetched
 * @param toolInputTokens input tokens that server tools added while answering
 * @param iterations per-model usage where a fallback answered, or null
 */
public record Reply(
    String id,
    String model,
    List<ReplyBlock> blocks,
    String stopReason,
    @Nullable String stopSequence,
    @Nullable ObjectNode stopDetails,
    int outputTokens,
    int thinkingTokens,
    int searches,
    int fetches,
    int toolInputTokens,
    @Nullable ArrayNode iterations) {}
