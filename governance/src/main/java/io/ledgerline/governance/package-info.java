/** Tenants, use cases, policies, budgets, keys and their PostgreSQL store. */
@NullMarked
package io.ledgerline.governance;

import org.jspecify.annotations.NullMarked;
