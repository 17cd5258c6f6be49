package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.ledger.Receipt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How every refusal is made: recorded first, with its receipt in the answer; where it can't be
 * recorded, that is the answer. Who named no good credential is counted and has no entry of his
 * own.
 */
final class Refusals {
  private final Recording record;
  private final IsolationAlarms alarms;
  private final CallMetrics metrics;

  Refusals(Recording record, IsolationAlarms alarms, CallMetrics metrics) {
    this.record = record;
    this.alarms = alarms;
    this.metrics = metrics;
  }

  /** Refuses a call, and gives what was said to its caller. */
  OwnAnswer refuse(Call call, OwnAnswer answer) throws InterruptedException {
    if (call.caller == null) {
      metrics.stranger(answer.rule());
      call.client.answer(answer, List.of());
      return answer;
    }
    Receipt receipt = record.refused(call, answer);
    alarms.raise(call);
    OwnAnswer said = receipt == null ? Recording.unavailable() : answer;
    call.client.answer(said, header(receipt));
    metrics.ended(call.caller().tenant().name(), call.operation.wireName(), "refused");
    return said;
  }

  /** The receipt as a header; none where there is no receipt. */
  static List<Map.Entry<String, String>> header(@Nullable Receipt receipt) {
    return receipt == null
        ? List.of()
        : List.of(Map.entry("ledgerline-receipt", receipt.headerValue()));
  }
}
