/** What policies would do with a text, by the stages that calls go through; nothing is sent. */
@NullMarked
package io.ledgerline.gateway.trial;

import org.jspecify.annotations.NullMarked;
