/** The limits that settings declare: budgets and rates, without what was spent of them. */
@NullMarked
package io.ledgerline.governance.limit;

import org.jspecify.annotations.NullMarked;
