/** Questions about entries, calls and cost, answered page by page within a reader's scope. */
@NullMarked
package io.ledgerline.records.query;

import org.jspecify.annotations.NullMarked;
