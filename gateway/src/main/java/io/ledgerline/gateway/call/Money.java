package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.budget.Outcome;
import io.ledgerline.governance.budget.UnifiedHeaders;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.messages.price.Bound;
import io.ledgerline.messages.price.NanoUsd;
import io.ledgerline.messages.price.PriceTable;
import io.ledgerline.messages.price.UnknownModel;
import io.ledgerline.messages.price.UpperBound;
import io.ledgerline.messages.request.RequestEdits;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Can it be paid for in the worst case: bound, reserve, and lower {@code max_tokens} where told to.
 */
final class Money {
  private static final int CLAMP_TRIES = 3;

  /** A call waits at most two seconds for money that others hold, looking every 25 ms. */
  private static final Duration WAIT = Duration.ofMillis(25);

  private static final int MOST_WAITS = 80;

  private final PriceTable prices;
  private final UnknownModel unknown;
  private final Budgets budgets;

  Money(PriceTable prices, UnknownModel unknown, Budgets budgets) {
    this.prices = prices;
    this.unknown = unknown;
    this.budgets = budgets;
  }

  /** Works out the worst case of the call, with that many bytes of our own added to it. */
  Decision bound(Call call, long addedBytes, Instant now) {
    return switch (UpperBound.of(call.request(), call.model, prices, now, addedBytes, unknown)) {
      case Bound.Known(UpperBound bound) -> {
        call.bound = bound;
        yield Decision.GO;
      }
      case Bound.Unpriced(String model) ->
          Decision.stop(
              OwnAnswers.policy(
                  "model.unpriced",
                  "Model "
                      + Quoted.of(model)
                      + " has no price here, so no budget could hold it; use a priced model."));
    };
  }

  /** Holds the worst case in every budget that counts the call. */
  Decision reserve(Call call, UpperBound bound, Instant now) throws InterruptedException {
    long worst = bound.cost().value();
    call.maxOutput = bound.maxTokens();
    int tries = 0;
    int waits = 0;
    while (true) {
      switch (budgets.reserve(call.id, call.scope(), worst, now)) {
        case Outcome.Reserved reserved -> {
          call.reservation = reserved.reservation();
          call.budgets = reserved.states();
          if (reserved.delay().isPositive()) {
            Thread.sleep(reserved.delay());
          }
          return Decision.GO;
        }
        case Outcome.Short shortage -> {
          OptionalLong affordable =
              clamps(shortage) && tries++ < CLAMP_TRIES
                  ? bound.affordableMaxTokens(new NanoUsd(shortage.leftNanoUsd()))
                  : OptionalLong.empty();
          if (affordable.isEmpty()) {
            if (waits++ < MOST_WAITS && onlyHeld(shortage)) {
              Thread.sleep(WAIT);
              continue;
            }
            return Decision.stop(exhausted(shortage, now));
          }
          worst = bound.costWith(affordable.getAsLong()).value();
          clamp(call, bound, affordable.getAsLong());
          call.maxOutput = affordable.getAsLong();
        }
        case Outcome.Throttled throttled -> {
          return Decision.stop(
              OwnAnswers.rate(
                  "budget.throttled",
                  "Budget "
                      + throttled.state().budget()
                      + " is near its limit and allows "
                      + throttled.requestsPerMinute()
                      + " requests a minute; wait and try again.",
                  throttled.retryAfter().toSeconds()));
        }
        case Outcome.Unavailable unavailable -> {
          return Decision.stop(
              OwnAnswers.unavailable("budget.unreadable", unavailable.reason())
                  .with(UnifiedHeaders.unreadable(unavailable)));
        }
      }
    }
  }

  /**
   * Whether the money is there and only held by calls under way: most of them cost less than was
   * held, so a short wait serves the caller better than a refusal.
   */
  private static boolean onlyHeld(Outcome.Short shortage) {
    BudgetState state = shortage.tightest();
    return state.limitNanoUsd() - state.spentNanoUsd() >= shortage.neededNanoUsd();
  }

  private static OwnAnswer exhausted(Outcome.Short shortage, Instant now) {
    return OwnAnswers.budget(
        "budget.exhausted", shortage.sentence(), UnifiedHeaders.rejected(shortage, now));
  }

  /** Gives back what is held, so that it can be held anew. */
  void release(Call call) {
    if (call.reservation != null) {
      budgets.release(call.reservation);
      call.reservation = null;
    }
  }

  private static boolean clamps(Outcome.Short shortage) {
    return shortage.onReserveShort() == OnReserveShort.CLAMP;
  }

  private static void clamp(Call call, UpperBound bound, long maxTokens) {
    call.changes.removeIf(change -> change.kind().equals("clamp"));
    call.edits.removeAll(call.clamps);
    call.clamps = RequestEdits.lowerMaxTokens(call.request(), maxTokens);
    call.edits.addAll(call.clamps);
    call.changes.add(
        new Change(
            "clamp", "max_tokens", Long.toString(bound.maxTokens()), Long.toString(maxTokens)));
  }
}
