/** A faithful stand-in for the Claude API. */
@NullMarked
package io.ledgerline.simulator;

import org.jspecify.annotations.NullMarked;
