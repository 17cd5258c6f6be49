/** Real clients, unmodified but for their base URL, through the running gateway. */
@NullMarked
package io.ledgerline.testkit.client;

import org.jspecify.annotations.NullMarked;
