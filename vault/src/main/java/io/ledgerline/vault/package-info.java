/** What calls said, encrypted under keys that can be destroyed. */
@NullMarked
package io.ledgerline.vault;

import org.jspecify.annotations.NullMarked;
