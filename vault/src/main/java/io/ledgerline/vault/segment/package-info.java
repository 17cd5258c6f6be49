/** Encrypted texts in append-only files: found by the entry's id, gone as whole folders. */
@NullMarked
package io.ledgerline.vault.segment;

import org.jspecify.annotations.NullMarked;
