/** Nano-dollars, the dated price table, the model catalogue and the worst case of a call. */
@NullMarked
package io.ledgerline.messages.price;

import org.jspecify.annotations.NullMarked;
