/** Waiting for a person: who asks, for what exactly, and what came of it. */
@NullMarked
package io.ledgerline.gateway.holds;

import org.jspecify.annotations.NullMarked;
