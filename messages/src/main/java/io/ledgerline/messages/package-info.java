/** Claude wire formats: locate, splice, SSE, usage, prices. */
@NullMarked
package io.ledgerline.messages;

import org.jspecify.annotations.NullMarked;
