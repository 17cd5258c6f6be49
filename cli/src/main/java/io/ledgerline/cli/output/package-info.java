/** Tables that fit a terminal, CSV and JSON, with aligned numbers and exact money. */
@NullMarked
package io.ledgerline.cli.output;

import org.jspecify.annotations.NullMarked;
