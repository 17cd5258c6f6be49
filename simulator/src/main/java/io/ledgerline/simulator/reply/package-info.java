/** Answers that depend on the request, as content blocks and as the events that stream them. */
@NullMarked
package io.ledgerline.simulator.reply;

import org.jspecify.annotations.NullMarked;
