/** What outsiders gave for a stream's checkpoints, as it lies in the archive; reading only. */
@NullMarked
package io.ledgerline.ledger.anchor;

import org.jspecify.annotations.NullMarked;
