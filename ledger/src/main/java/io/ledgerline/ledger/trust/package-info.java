/** Whom somebody trusts from outside: logs, witnesses, a quorum, time-stamping authorities. */
@NullMarked
package io.ledgerline.ledger.trust;

import org.jspecify.annotations.NullMarked;
