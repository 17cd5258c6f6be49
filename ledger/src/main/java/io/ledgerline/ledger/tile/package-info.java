/** Names and contents of tiles and entry bundles (C2SP tlog-tiles). */
@NullMarked
package io.ledgerline.ledger.tile;

import org.jspecify.annotations.NullMarked;
