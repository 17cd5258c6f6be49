package io.ledgerline.gateway.call;

import io.ledgerline.audit.EventType;
import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.relay.AnswerEnd;
import io.ledgerline.messages.usage.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to, before it is recorded.
 *
 * @param type which entry ends it
 * @param end how the exchange ended
 * @param answer what the answer said of itself
 * @param httpStatus the status the client gets
 * @param errorType Anthropic's error type or our reason; empty without one
 * @param cost what it costs
 * @param delivery {@code complete}, {@code partial} or {@code none}
 * @param instead the answer of ours that the client gets in place of the held end; null to release
 *     it
 * @param replacement bytes in place of a JSON answer; null to release what came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ended(
    EventType type,
    AnswerEnd end,
    Answer answer,
    int httpStatus,
    String errorType,
    Cost cost,
    String delivery,
    @Nullable OwnAnswer instead,
    byte @Nullable [] replacement) {

  /** The same, with the end kept back for that reason; what was kept back before stays so. */
  Ended withheld(OwnAnswer why) {
    if (instead != null || end.ending().clientLeft()) {
      return this;
    }
    String delivered = end.facts().releasedBytes() > 0 && end.facts().sse() ? "partial" : "none";
    return new Ended(
        EventType.CALL_FAILED, end, answer, httpStatus, why.rule(), cost, delivered, why, null);
  }

  String outcome() {
    return type.wireName().substring("call.".length());
  }
}
