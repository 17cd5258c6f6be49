/** Commands and the typed API client. */
@NullMarked
package io.ledgerline.cli;

import org.jspecify.annotations.NullMarked;
