/** The demo: everything embedded, the sample brands, real traffic, and shows of what holds. */
@NullMarked
package io.ledgerline.server.demo;

import org.jspecify.annotations.NullMarked;
