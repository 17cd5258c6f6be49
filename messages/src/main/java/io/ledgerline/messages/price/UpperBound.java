package io.ledgerline.messages.price;

import io.ledgerline.messages.request.LocatedRequest;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The most that a request can cost, whatever the answer, and the {@code max_tokens} that an amount
 * affords. Immutable.
 *
 * <p>A token is at least one byte, so text costs at most its bytes; what is not text in the body
 * (an image, a PDF, a page or file that the upstream reads, a thread's history) counts as the most
 * its kind can be. Server tools sample again after each use, each time with up to a full window.
 */
public final class UpperBound {
  private final List<Attempt> attempts;
  private final long searchNano;
  private final long requestedMaxTokens;
  private final long thinkingBudget;
  private final long inputTokens;
  private final NanoUsd cost;

  UpperBound(List<Attempt> attempts, LocatedRequest request, long maxTokens, long searchNano) {
    this.attempts = attempts;
    this.searchNano = searchNano;
    this.requestedMaxTokens = maxTokens;
    this.thinkingBudget = request.thinkingBudget();
    this.inputTokens = attempts.getFirst().inputTokens;
    this.cost = costWith(Long.MAX_VALUE);
  }

  /** One model's go at the request; {@code maxTokens} -1 when it takes the request's. */
  record Attempt(long inputTokens, long inputParts, long outputParts, long maxTokens) {}

  /**
   * The worst case of a request.
   *
   * @param model the model that will be asked, after policy had its say
   * @param addedBytes bytes that edits will add to the body
   * @param at the instant of admission
   */
  public static Bound of(
      LocatedRequest request,
      String model,
      PriceTable prices,
      Instant at,
      long addedBytes,
      UnknownModel unknown) {
    return new WorstCase(request, prices, at, addedBytes, unknown).of(model);
  }

  /** The most that an answer can cost. */
  public NanoUsd cost() {
    return cost;
  }

  /** The most prompt tokens of the model asked for, all its samplings together. */
  public long inputTokens() {
    return inputTokens;
  }

  /** The request's {@code max_tokens}, or the model's most where the request has none. */
  public long maxTokens() {
    return requestedMaxTokens;
  }

  /** The most that an answer can cost once {@code max_tokens} is lowered to this. */
  public NanoUsd costWith(long maxTokens) {
    try {
      long parts = 0;
      for (Attempt attempt : attempts) {
        long own = attempt.maxTokens < 0 ? requestedMaxTokens : attempt.maxTokens;
        long output = Math.multiplyExact(Math.min(own, maxTokens), attempt.outputParts);
        parts = Math.addExact(parts, Math.addExact(attempt.inputParts, output));
      }
      long nano = Math.ceilDiv(parts, PriceTable.PARTS);
      return new NanoUsd(Math.addExact(nano, searchNano));
    } catch (ArithmeticException beyondLong) {
      return NanoUsd.MAX;
    }
  }

  /**
   * The highest {@code max_tokens} whose worst case is within the limit: at least one, above the
   * thinking budget, at most the request's own. Empty when there is none.
   */
  public OptionalLong affordableMaxTokens(NanoUsd limit) {
    long least = Math.min(requestedMaxTokens, Math.max(1, thinkingBudget + 1));
    if (costWith(least).exceeds(limit)) {
      return OptionalLong.empty();
    }
    long low = least;
    long high = requestedMaxTokens;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (costWith(middle).exceeds(limit)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    return OptionalLong.of(low);
  }
}
