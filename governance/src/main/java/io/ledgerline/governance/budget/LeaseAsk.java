package io.ledgerline.governance.budget;

/**
 * What one node says about a counter and asks for.
 *
 * @param counter which counter
 * @param limitNanoUsd the hard limit as this node knows it
 * @param spentNanoUsd settled on this node
 * @param heldNanoUsd what this node may spend in all from now on, at least what it has spent and
 *     reserved; less than it was granted gives the difference back
 * @param neededNanoUsd how much more it needs now, 0 for nothing
 * @param wishedNanoUsd how much more it would like to have in hand; granted from what is free
 *     beyond the others' shares only
 */
public record LeaseAsk(
    Counter counter,
    long limitNanoUsd,
    long spentNanoUsd,
    long heldNanoUsd,
    long neededNanoUsd,
    long wishedNanoUsd) {

  /** An ask of a node that, if it needs more at all, takes as much as it may have. */
  public LeaseAsk(
      Counter counter, long limitNanoUsd, long spentNanoUsd, long heldNanoUsd, long neededNanoUsd) {
    this(
        counter,
        limitNanoUsd,
        spentNanoUsd,
        heldNanoUsd,
        neededNanoUsd,
        neededNanoUsd == 0 ? 0 : Long.MAX_VALUE);
  }
}
