package io.ledgerline.governance.budget;

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
   * What the entry's {@code budgets} field holds: the counters that this call is booked in, as in
   * {@code threadco/month@2026-11}, {@code threadco/per-user#u_7f3k@2026-11-21}. Replay needs
   * nothing else.
   */
  List<String> entryBudgets();
}
