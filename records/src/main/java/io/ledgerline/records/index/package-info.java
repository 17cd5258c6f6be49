/** Follows the ledger into PostgreSQL, each entry exactly once, and joins calls and usage. */
@NullMarked
package io.ledgerline.records.index;

import org.jspecify.annotations.NullMarked;
