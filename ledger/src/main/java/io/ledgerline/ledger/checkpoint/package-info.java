/** Signed sizes and roots: C2SP checkpoints and signed notes, keys, and what was signed last. */
@NullMarked
package io.ledgerline.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
