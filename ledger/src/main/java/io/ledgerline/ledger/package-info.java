/** Journal, group commit, Merkle trees, checkpoints, proofs, verification. */
@NullMarked
package io.ledgerline.ledger;

import org.jspecify.annotations.NullMarked;
