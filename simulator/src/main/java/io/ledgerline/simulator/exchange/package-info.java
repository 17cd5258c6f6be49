/** What was received and sent, kept for tests in bounded memory. */
@NullMarked
package io.ledgerline.simulator.exchange;

import org.jspecify.annotations.NullMarked;
