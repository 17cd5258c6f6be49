/**
 * What the gateway needs of a Messages request body, found in one pass, and the edits it makes to
 * it.
 */
@NullMarked
package io.ledgerline.messages.request;

import org.jspecify.annotations.NullMarked;
