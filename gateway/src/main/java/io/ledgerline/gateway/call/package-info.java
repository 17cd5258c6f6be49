/** The governed call: identify, admit, protect, record, relay, review, record, settle, release. */
@NullMarked
package io.ledgerline.gateway.call;

import org.jspecify.annotations.NullMarked;
