/** Proofs about a tree: made from its tiles, checked by anybody (RFC 9162, C2SP tlog-proof). */
@org.jspecify.annotations.NullMarked
package io.ledgerline.ledger.proof;
