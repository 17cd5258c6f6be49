/** Proofs about a tree: made from its tiles, checked by anybody (RFC 9162, C2SP tlog-proof). */
@NullMarked
package io.ledgerline.ledger.proof;

import org.jspecify.annotations.NullMarked;
