/** The tamper drill: what can be done to a copy of a ledger, and who sees it. */
@NullMarked
package io.ledgerline.verifier.drill;

import org.jspecify.annotations.NullMarked;
