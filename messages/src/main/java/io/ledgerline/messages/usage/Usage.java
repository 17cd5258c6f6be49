package io.ledgerline.messages.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one answer, as the upstream counted them. All counts are disjoint except {@code
 * thinking}, which is a part of {@code output}. Source: platform.claude.com/docs/en/api/messages,
 * object {@code usage}.
 *
 * @param input uncached input tokens
 * @param output output tokens, thinking included
 * @param cacheRead input tokens read from a cache
 * @param cacheWrite5m input tokens written to a five-minute cache; also those whose life is not
 *     said
 * @param cacheWrite1h input tokens written to a one-hour cache
 * @param thinking thinking tokens, already in {@code output}
 * @param webSearches web searches made
 * @param webFetches web pages fetched
 * @param serviceTier {@code standard}, {@code priority}, {@code batch}; null when not said
 * @param inferenceGeo where the model ran; null when not said
 * @param speed {@code standard} or {@code fast}; null when not said
 * @param iterations the samplings the answer is made of; empty when not said
 */
public record Usage(
    long input,
    long output,
    long cacheRead,
    long cacheWrite5m,
    long cacheWrite1h,
    long thinking,
    long webSearches,
    long webFetches,
    @Nullable String serviceTier,
    @Nullable String inferenceGeo,
    @Nullable String speed,
    List<Iteration> iterations) {

  /** No tokens at all. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0, null, null, null, List.of());

  public Usage {
    iterations = List.copyOf(iterations);
  }

  /** Input and output tokens and nothing else. */
  public static Usage of(long input, long output) {
    return new Usage(input, output, 0, 0, 0, 0, 0, 0, null, null, null, List.of());
  }

  /** The whole prompt: uncached, read and written. */
  public long prompt() {
    return input + cacheRead + cacheWrite5m + cacheWrite1h;
  }

  /** The same with another number of output tokens. */
  public Usage withOutput(long tokens) {
    return new Usage(
        input,
        tokens,
        cacheRead,
        cacheWrite5m,
        cacheWrite1h,
        thinking,
        webSearches,
        webFetches,
        serviceTier,
        inferenceGeo,
        speed,
        iterations);
  }

  /**
   * One sampling of an answer.
   *
   * @param type {@code message}, {@code compaction}, {@code advisor_message}, {@code
   *     fallback_message} or one we do not know
   * @param model the model that sampled; null means the answer's
   */
  public record Iteration(
      String type,
      @Nullable String model,
      long input,
      long output,
      long cacheRead,
      long cacheWrite5m,
      long cacheWrite1h) {}
}
