/** The process itself: its claim on a data folder, its log. */
@NullMarked
package io.ledgerline.server.process;

import org.jspecify.annotations.NullMarked;
