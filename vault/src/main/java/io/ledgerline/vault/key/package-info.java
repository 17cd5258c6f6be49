/** Keys that open the vault: wrapped in the database, open in memory for as long as they may be. */
@NullMarked
package io.ledgerline.vault.key;

import org.jspecify.annotations.NullMarked;
