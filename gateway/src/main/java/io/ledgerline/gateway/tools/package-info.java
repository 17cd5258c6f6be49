/** Tool uses that wait for a person because untrusted content is in the conversation. */
@NullMarked
package io.ledgerline.gateway.tools;

import org.jspecify.annotations.NullMarked;
