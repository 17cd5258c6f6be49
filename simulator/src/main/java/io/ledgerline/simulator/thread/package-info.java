/** Conversations that the server holds, so that a client sends only the new turn. */
@NullMarked
package io.ledgerline.simulator.thread;

import org.jspecify.annotations.NullMarked;
