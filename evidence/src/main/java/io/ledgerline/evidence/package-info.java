/** Evidence packs: what an auditor takes away, made from the ledger of one node. */
@NullMarked
package io.ledgerline.evidence;

import org.jspecify.annotations.NullMarked;
