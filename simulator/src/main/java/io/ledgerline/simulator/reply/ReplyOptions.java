package io.ledgerline.simulator.reply;

import org.jspecify.annotations.Nullable;

/**
 * What a test asks the answer to be.
 *
 * @param text exactly this text, or null
 * @param words an answer of so many words; 0 leaves it to the question
 * @param outputTokens counts so many output tokens; -1 counts the answer
 * @param refuse whether the answer is a refusal
 * @param fallback whether the requested model declines, so that a fallback answers
 * @param redacted whether thinking comes redacted
 * @param think forces thinking on or off; null leaves it to the request
 * @param stopReason this stop reason, or null
 */
public record ReplyOptions(
    @Nullable String text,
    int words,
    int outputTokens,
    boolean refuse,
    boolean fallback,
    boolean redacted,
    @Nullable Boolean think,
    @Nullable String stopReason) {

  /** Nothing asked. */
  public static final ReplyOptions NONE =
      new ReplyOptions(null, 0, -1, false, false, false, null, null);
}
