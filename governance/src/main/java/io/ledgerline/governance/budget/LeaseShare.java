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
   * @param limit the counter's hard limit
   * @param others granted to all other nodes, dead ones included
   * @param held what this node holds
   * @param needed how much more it needs
   * @param liveNodes nodes that were heard of lately, this one included
   */
  static long extra(long limit, long others, long held, long needed, int liveNodes) {
    long free = NanoSum.left(limit, NanoSum.plus(others, held));
    if (liveNodes <= 1) {
      return free;
    }
    return needed == 0 ? 0 : Math.min(free, Math.max(needed, free / (2L * liveNodes)));
  }
}
