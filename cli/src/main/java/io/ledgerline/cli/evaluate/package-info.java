/** Corpora on disk, and what {@code evaluate} prints about them. */
@NullMarked
package io.ledgerline.cli.evaluate;

import org.jspecify.annotations.NullMarked;
