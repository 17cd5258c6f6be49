package io.ledgerline.messages.price;

/**
 * What a token costs, in nano-dollars: a list price of 0.01 USD per million tokens is 10.
 *
 * @param input uncached input
 * @param output output
 * @param write5m written to a five-minute cache
 * @param write1h written to a one-hour cache
 * @param read read from a cache
 */
public record Rates(long input, long output, long write5m, long write1h, long read) {
  /** In each category the dearer of the two. */
  Rates dearer(Rates other) {
    return new Rates(
        Math.max(input, other.input),
        Math.max(output, other.output),
        Math.max(write5m, other.write5m),
        Math.max(write1h, other.write1h),
        Math.max(read, other.read));
  }
}
