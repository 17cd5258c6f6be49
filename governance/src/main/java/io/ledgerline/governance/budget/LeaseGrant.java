package io.ledgerline.governance.budget;

/**
 * The answer to a {@link LeaseAsk}.
 *
 * @param counter which counter
 * @param grantedNanoUsd what this node may spend in all, never less than it said it holds
 * @param spentElsewhereNanoUsd charged to other nodes: what live ones spent, and all that dead ones
 *     were granted, since what they spent of it is not known
 * @param idleElsewhereNanoUsd granted to other live nodes and not spent
 */
public record LeaseGrant(
    Counter counter, long grantedNanoUsd, long spentElsewhereNanoUsd, long idleElsewhereNanoUsd) {}
