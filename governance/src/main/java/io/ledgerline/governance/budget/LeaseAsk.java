package io.ledgerline.governance.budget;

/**
 * What one node says about a counter and asks for.
 *
 * @param counter which counter
 * @param limitNanoUsd the hard limit as this node knows it
 * @param spentNanoUsd settled on this node
 * @param heldNanoUsd what this node may spend in all from now on, at least what it has spent and
 *     reserved; less than it was granted gives the difference back
 * @param neededNanoUsd how much more it needs, 0 for nothing
 */
public record LeaseAsk(
    Counter counter, long limitNanoUsd, long spentNanoUsd, long heldNanoUsd, long neededNanoUsd) {}
