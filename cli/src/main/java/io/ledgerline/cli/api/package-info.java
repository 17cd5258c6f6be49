/** A typed client of the admin API on the JDK's HTTP client. */
@NullMarked
package io.ledgerline.cli.api;

import org.jspecify.annotations.NullMarked;
