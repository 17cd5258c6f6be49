/** The PostgreSQL store: embedded or external, three roles, one transaction per tenant. */
@NullMarked
package io.ledgerline.governance.postgres;

import org.jspecify.annotations.NullMarked;
