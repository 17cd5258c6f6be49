/** Signatures that bind a thinking block to the conversation before it. */
@NullMarked
package io.ledgerline.simulator.thinking;

import org.jspecify.annotations.NullMarked;
