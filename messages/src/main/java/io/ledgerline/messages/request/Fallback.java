package io.ledgerline.messages.request;

import io.ledgerline.messages.json.Span;
import org.jspecify.annotations.Nullable;

/**
 * One model of {@code fallbacks} that may answer instead.
 *
 * @param model its id
 * @param maxTokens its own {@code max_tokens}; -1 when it inherits the request's
 * @param maxTokensSpan where that number stands; null when absent
 * @param fast whether it asks for fast mode
 */
public record Fallback(String model, long maxTokens, @Nullable Span maxTokensSpan, boolean fast) {}
