/** Server-sent events as bytes: an incremental splitter and the few events of our own. */
@NullMarked
package io.ledgerline.messages.sse;

import org.jspecify.annotations.NullMarked;
