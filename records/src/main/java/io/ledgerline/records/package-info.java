/** The queryable copy of the ledger in PostgreSQL: its schema and who may read which rows. */
@NullMarked
package io.ledgerline.records;

import org.jspecify.annotations.NullMarked;
