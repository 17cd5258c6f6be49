/** The commit journal: pre-allocated files, one sync for many streams, replay after a crash. */
@NullMarked
package io.ledgerline.ledger.journal;

import org.jspecify.annotations.NullMarked;
