/**
 * Merkle trees as in RFC 6962 and RFC 9162: hashes, growing trees, proofs and their verification.
 */
@NullMarked
package io.ledgerline.ledger.tree;

import org.jspecify.annotations.NullMarked;
