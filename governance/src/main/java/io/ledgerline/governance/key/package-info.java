/** Service keys: issued once, stored hashed, revoked within a second. */
@NullMarked
package io.ledgerline.governance.key;

import org.jspecify.annotations.NullMarked;
