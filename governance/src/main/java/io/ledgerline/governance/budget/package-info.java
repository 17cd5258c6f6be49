/**
 * Spend limits: reserve the worst case before a call, settle the real cost after it.
 *
 * <p><b>Counting.</b> A {@link io.ledgerline.governance.budget.Counter} is one budget, for the
 * levels user and session whose, and the beginning of its window in UTC. A call is held in every
 * counter that it meets or in none: all accounts are locked by rising order, looked at and changed
 * together. It is settled in the windows of the moment at which it was reserved, once. Sums stop at
 * the end of their range, where a budget blocks. Thresholds act on what is settled; the limit acts
 * on what is settled and held.
 *
 * <p><b>Entries.</b> The field {@code budgets} of {@code call.admitted} lists the counters as
 * objects {@code {"budget","instance","start","window"}}; with {@code cost_reserved_usd} and the
 * end entry's {@code admitted} and {@code cost_usd} a replay needs no history of settings. An end
 * without a cost counts at its reservation. {@code cost.adjusted} lists counters the same way, with
 * the dollars before and after in {@code change}; {@code budget.threshold} lists the one that
 * reached it.
 *
 * <p><b>Recovery.</b> {@link io.ledgerline.governance.budget.BudgetBook} is a function of the
 * ledger's entries and follows it while the node runs; its image with the entries after it gives
 * the same as all entries. What was admitted and has no end is taken at its reservation. What was
 * reserved and not admitted never went out and is not there.
 *
 * <p><b>Several nodes.</b> A node spends only what a {@link
 * io.ledgerline.governance.budget.LeaseSource} granted it, and grants never pass the limit. Alone
 * it is granted all. Without its source it spends what it holds and then refuses. A node that is
 * silent for 30 seconds counts as dead and its grants as spent, until it comes back and says what
 * its ledger shows. A lowered limit binds other nodes from their next exchange.
 *
 * <p><b>Memory.</b> Counters are bounded; room is made only from windows long past, counts of
 * nothing and sessions unused for 30 days. A window that made room stays closed if the clock goes
 * back.
 */
@NullMarked
package io.ledgerline.governance.budget;

import org.jspecify.annotations.NullMarked;
