/** Moves bytes on the event loop: sends the request, relays the answer, and holds back its end. */
@NullMarked
package io.ledgerline.gateway.relay;

import org.jspecify.annotations.NullMarked;
