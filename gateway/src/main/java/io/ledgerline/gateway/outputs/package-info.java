/** Answers held to the rules of their workspace, event by event or as a whole. */
@NullMarked
package io.ledgerline.gateway.outputs;

import org.jspecify.annotations.NullMarked;
