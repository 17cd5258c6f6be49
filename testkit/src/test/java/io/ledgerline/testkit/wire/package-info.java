/** What leaves, what comes back, and what is refused, byte by byte. */
@NullMarked
package io.ledgerline.testkit.wire;

import org.jspecify.annotations.NullMarked;
