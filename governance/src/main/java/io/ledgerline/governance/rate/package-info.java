/** Rates: requests and tokens per minute, and calls at once, per tenant to user. */
@NullMarked
package io.ledgerline.governance.rate;

import org.jspecify.annotations.NullMarked;
