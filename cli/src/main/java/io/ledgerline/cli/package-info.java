/** The commands for people, put together for the launcher's main class. */
@NullMarked
package io.ledgerline.cli;

import org.jspecify.annotations.NullMarked;
