package io.ledgerline.simulator.prompt;

/**
 * How a prompt's tokens are billed; the four add up to all input tokens.
 *
 * @param uncached {@code input_tokens}
 * @param read from the cache
 * @param write5m written for five minutes
 * @param write1h written for an hour
 */
public record InputUsage(long uncached, long read, long write5m, long write1h) {

  /** All of it written or read or neither. */
  public long total() {
    return uncached + read + write5m + write1h;
  }
}
