/** The queryable copy of entries. */
@NullMarked
package io.ledgerline.records;

import org.jspecify.annotations.NullMarked;
