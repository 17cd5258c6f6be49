/** Entries written in the transaction of their change and fed to the ledger in order. */
@NullMarked
package io.ledgerline.governance.outbox;

import org.jspecify.annotations.NullMarked;
