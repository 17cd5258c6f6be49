package io.ledgerline.governance.budget;

/**
 * How much of a limit one node is granted.
 *
 * <p>A node that is alone gets all that is left, and never asks again. Among several a node gets
 * what it needs, and beyond that at most half of its even share of the rest, so that late comers
 * find something.
 */
final class LeaseShare {
  private LeaseShare() {}

  /**
   * What to grant on top of what the node holds.
   *
   * @param ask what the node holds, needs and wishes
   * @param others granted to all other nodes, dead ones included
   * @param liveNodes nodes that were heard of lately, this one included
   */
  static long extra(LeaseAsk ask, long others, int liveNodes) {
    long free = NanoSum.left(ask.limitNanoUsd(), NanoSum.plus(others, ask.heldNanoUsd()));
    if (liveNodes <= 1) {
      return free;
    }
    long share = Math.min(ask.wishedNanoUsd(), free / (2L * liveNodes));
    return Math.min(free, Math.max(ask.neededNanoUsd(), share));
  }
}
