/** Crypto-currency addresses and seed phrases, with their checksums. */
@NullMarked
package io.ledgerline.inspection.wallet;

import org.jspecify.annotations.NullMarked;
