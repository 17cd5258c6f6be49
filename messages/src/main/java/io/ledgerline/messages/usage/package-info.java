/** Token usage and outcome of an answer, read from its events or its JSON body. */
@NullMarked
package io.ledgerline.messages.usage;

import org.jspecify.annotations.NullMarked;
