/** Other people's code reads what the ledger wrote. */
@NullMarked
package io.ledgerline.testkit.interop;

import org.jspecify.annotations.NullMarked;
