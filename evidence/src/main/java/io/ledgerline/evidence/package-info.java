/** Evidence packs: entries of a tenant and period with everything that proves them. */
@NullMarked
package io.ledgerline.evidence;

import org.jspecify.annotations.NullMarked;
