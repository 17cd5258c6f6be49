package io.ledgerline.gateway.call;

import io.ledgerline.gateway.relay.AnswerEnd;
import io.ledgerline.gateway.relay.Ending;
import io.ledgerline.messages.price.Price;
import io.ledgerline.messages.price.PriceTable;
import io.ledgerline.messages.price.UnknownModel;
import io.ledgerline.messages.usage.Answer;

/**
 * What a call that has ended costs. Where the upstream said its count, that; where it was cut, what
 * was seen of it; where nothing can be known, the reservation. Never zero for want of a price.
 */
final class Costing {
  private final PriceTable prices;

  Costing(PriceTable prices) {
    this.prices = prices;
  }

  Cost of(Call call, AnswerEnd end, Answer answer) {
    if (call.operation != Operation.MESSAGES || end.ending().nothingSent()) {
      return Cost.NOTHING;
    }
    boolean errorStatus = end.facts().status() >= 400;
    return switch (end.ending()) {
      case COMPLETE -> errorStatus ? Cost.NOTHING : whole(call, answer);
      case CLIENT_LEFT_DRAINED ->
          errorStatus
              ? Cost.NOTHING
              : answer.metered() ? priced(call, answer) : drained(call, end, answer);
      case ERROR_EVENT, UNFINISHED, BROKEN, SILENT -> cut(call, end, answer);
      // All of the request went out and nobody said what became of it.
      case BROKEN_EARLY, SILENT_EARLY, CLIENT_LEFT -> worst(call);
      case REVIEW_REFUSED -> refused(call, answer);
      case UNREACHABLE, BUSY, CLIENT_LEFT_EARLY -> Cost.NOTHING;
    };
  }

  private Cost whole(Call call, Answer answer) {
    return answer.metered() && answer.end() != Answer.End.UNREADABLE
        ? priced(call, answer)
        : worst(call);
  }

  private Cost drained(Call call, AnswerEnd end, Answer answer) {
    return end.facts().sse() && answer.errorType() != null ? Cost.NOTHING : worst(call);
  }

  /**
   * Where the answer's end had come with what was refused, or has come since, it said its count.
   */
  Cost refused(Call call, Answer answer) {
    boolean ended = answer.end() == Answer.End.COMPLETE || answer.end() == Answer.End.ERROR;
    return ended && answer.metered() ? priced(call, answer) : worst(call);
  }

  private Cost cut(Call call, AnswerEnd end, Answer answer) {
    if (answer.metered()) {
      return priced(call, answer);
    }
    // An error instead of a first event was said before anything was sampled; silence says nothing.
    boolean toldSo = end.facts().sse() && end.ending() == Ending.ERROR_EVENT;
    return toldSo ? Cost.NOTHING : worst(call);
  }

  private Cost priced(Call call, Answer answer) {
    Price exact =
        prices.cost(call.model, answer, call.maxOutput, call.arrivedAt, UnknownModel.REFUSE);
    if (exact instanceof Price.Known(var cost)) {
      boolean measured = answer.outputMetered();
      return new Cost(cost.value(), measured ? Cost.Basis.MEASURED : Cost.Basis.ESTIMATED);
    }
    Price dearest =
        prices.cost(call.model, answer, call.maxOutput, call.arrivedAt, UnknownModel.DEAREST);
    return dearest instanceof Price.Known(var cost)
        ? new Cost(cost.value(), Cost.Basis.ESTIMATED)
        : worst(call);
  }

  static Cost worst(Call call) {
    return new Cost(call.reserved(), Cost.Basis.WORST_CASE);
  }
}
