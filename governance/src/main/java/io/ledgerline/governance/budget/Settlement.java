package io.ledgerline.governance.budget;

/** What became of a settlement or release. */
public enum Settlement {
  /** The cost is booked and the rest of the reservation is free again. */
  SETTLED,
  /** Nothing is booked and the whole reservation is free again. */
  RELEASED,
  /** The cost was above the reservation: booked in full, and reported to {@link BudgetEvents}. */
  OVERSPENT,
  /** The reservation was settled or released before: nothing changed. */
  REPEATED
}
