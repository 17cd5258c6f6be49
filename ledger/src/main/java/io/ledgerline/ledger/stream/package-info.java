/** One stream on disk: its folder, its state file, and the writing of its bundles and tiles. */
@NullMarked
package io.ledgerline.ledger.stream;

import org.jspecify.annotations.NullMarked;
