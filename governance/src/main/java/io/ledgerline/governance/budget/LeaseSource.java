package io.ledgerline.governance.budget;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the limits of budgets between nodes. What is granted to all nodes together never passes a
 * counter's limit, whatever fails: a grant ends only when its node gives it back, or comes back
 * after a crash and says what its ledger shows as spent. Until then it is charged as spent.
 *
 * <p>One source speaks for one node. About one counter it is asked by one thread at a time; each
 * question supersedes the ones before, also those that failed with their effect unknown.
 */
public interface LeaseSource {
  /**
   * Says what this node spent and holds, gives back and asks for more.
   *
   * @return one grant for each ask, in the same order
   * @throws LeaseUnavailableException when it is not known whether the source took notice; nothing
   *     new may then be spent
   */
  List<LeaseGrant> exchange(List<LeaseAsk> asks) throws LeaseUnavailableException;

  /**
   * Begins anew after a start: for each counter this node's ledger shows what was spent, and the
   * rest of what was granted before is free again. Counters not named were not spent from.
   */
  void rejoin(Map<Counter, Long> spentNanoUsd) throws LeaseUnavailableException;

  /** The counters of which another node lately needed more than was free. */
  Set<Counter> wanted() throws LeaseUnavailableException;

  /** True for the first node that asks about this threshold of this counter, for no other. */
  boolean firstToReport(Counter counter, int percent) throws LeaseUnavailableException;

  /** Ends this node's part in counters that it will not ask about again. */
  void forget(Collection<Counter> counters) throws LeaseUnavailableException;

  /** Whether other nodes may take part, so that upkeep must talk to them. */
  boolean shared();
}
