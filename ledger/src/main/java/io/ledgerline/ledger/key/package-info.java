/** The keys that sign checkpoints: generations of them, protected at rest, and their rotation. */
@NullMarked
package io.ledgerline.ledger.key;

import org.jspecify.annotations.NullMarked;
