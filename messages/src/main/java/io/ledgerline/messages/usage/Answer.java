package io.ledgerline.messages.usage;

import org.jspecify.annotations.Nullable;

/**
 * What an answer came to, as far as it was seen.
 *
 * @param id {@code msg_…}; null when no message began
 * @param model the model that answered; null when no message began
 * @param stopReason why it stopped; null when it has not
 * @param errorType type of the error it is or ended in; null without one
 * @param usage tokens so far; {@link Usage#NONE} when not {@code metered}
 * @param metered whether the upstream said any usage
 * @param outputMetered whether the output count is final, not the one a message begins with
 * @param contentBytes UTF-8 bytes of text, thinking and tool input seen, decoded
 * @param end how it ended
 */
public record Answer(
    @Nullable String id,
    @Nullable String model,
    @Nullable String stopReason,
    @Nullable String errorType,
    Usage usage,
    boolean metered,
    boolean outputMetered,
    long contentBytes,
    End end) {

  /** How far an answer got. */
  public enum End {
    /** Not at its end: still running, or cut. */
    OPEN,
    /** Whole. */
    COMPLETE,
    /** An error, from the start or after a part. */
    ERROR,
    /** Not what the API sends; counts may be missing. */
    UNREADABLE
  }

  /** Whether the model refused before it said anything, which is not billed. */
  public boolean refusedBeforeOutput() {
    return "refusal".equals(stopReason) && usage.output() == 0 && contentBytes == 0;
  }

  /** {@link #bookable(long)} without a limit to the estimate. */
  public Usage bookable() {
    return bookable(Long.MAX_VALUE);
  }

  /**
   * The usage to book: what the upstream said, and where the answer was cut before it said its
   * output, one token for every two bytes seen if that is more, up to {@code maxOutput}. Text
   * seldom has as few as two bytes per token, so this errs towards more; hidden thinking can't be
   * seen and is not in it.
   *
   * @param maxOutput the most the request allowed, so that no estimate is above its reservation
   */
  public Usage bookable(long maxOutput) {
    long estimate = Math.min(maxOutput, (contentBytes + 1) / 2);
    return outputMetered || estimate <= usage.output() ? usage : usage.withOutput(estimate);
  }
}
