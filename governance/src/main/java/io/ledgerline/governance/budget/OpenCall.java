package io.ledgerline.governance.budget;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was admitted and has no end in the ledger.
 *
 * @param stream where it was admitted
 * @param index where in that stream
 * @param requestId its {@code request_id}, null where the entry has none
 * @param at when it was admitted
 * @param reservedNanoUsd what was held for it
 * @param counters where it is booked
 */
public record OpenCall(
    String stream,
    long index,
    @Nullable String requestId,
    Instant at,
    long reservedNanoUsd,
    List<Counter> counters) {
  /** Copies the list. */
  public OpenCall {
    counters = List.copyOf(counters);
  }
}
