/** Tests of how answers are put together. */
@NullMarked
package io.ledgerline.simulator.reply;

import org.jspecify.annotations.NullMarked;
