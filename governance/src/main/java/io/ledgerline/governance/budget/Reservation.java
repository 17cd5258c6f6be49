package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryObject;
import java.util.List;
import java.util.UUID;

/**
 * The worst case of one call, held in every budget that counts it until it is settled or released.
 * Made by {@link Budgets#reserve} only. Thread-safe.
 */
public interface Reservation {
  /** The governed call. */
  UUID call();

  /** What is held in each budget, in nano-dollars; the entry's {@code cost_reserved_usd}. */
  long amountNanoUsd();

  /**
   * What the field {@code budgets} of the entry {@code call.admitted} holds: the counters that the
   * call is booked in, as {@link Counter} describes. Replay needs nothing else.
   */
  List<EntryObject> entryBudgets();
}
