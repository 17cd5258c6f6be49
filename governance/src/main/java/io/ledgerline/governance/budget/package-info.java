/** Spend limits: reserve the worst case before a call, settle the real cost after it. */
@NullMarked
package io.ledgerline.governance.budget;

import org.jspecify.annotations.NullMarked;
